// Handing a finished file over: as a download, or to a place that is chosen with the File System Access API.

// A file that is ready: {name, blob}; or a folder of files: {name, files} (Map of name → bytes), saved as a zip unless it
// is put into a folder that is chosen.

export const mayChoose = () => typeof globalThis.showSaveFilePicker === "function";

// Through a link, as every browser can.
export function download({ name, blob }) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

// What a browser says when a dialog is closed without a choice, and when too long a time has passed since the click.
const isCancelled = (error) => error.name === "AbortError";
const needsClick = (error) => error.name === "SecurityError" || error.name === "NotAllowedError";

async function write(handle, content) {
    const stream = await handle.createWritable();
    await stream.write(content);
    await stream.close(); // only now the file is replaced
}

async function writeFolder(folder, files) {
    for (const [name, bytes] of files) {
        const parts = name.split("/");
        let at = folder;
        for (const part of parts.slice(0, -1)) {
            at = await at.getDirectoryHandle(part, { create: true });
        }
        await write(await at.getFileHandle(parts.at(-1), { create: true }), bytes);
    }
}

// Asks for a place and writes there: "saved", "cancelled", or "click": it has to be asked again from a click.
export async function choosePlace({ name, blob, files = null }) {
    try {
        if (files) {
            await writeFolder(await globalThis.showDirectoryPicker({ mode: "readwrite" }), files);
        } else {
            await write(await globalThis.showSaveFilePicker({ suggestedName: name }), blob);
        }
        return "saved";
    } catch (error) {
        if (isCancelled(error)) {
            return "cancelled";
        }
        if (needsClick(error)) {
            return "click";
        }
        throw error;
    }
}
