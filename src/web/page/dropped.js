// Files that were dropped or picked, with all that is in their folders and zips: Map of path → Uint8Array.
import { make } from "./dom.js";
import { readZip } from "./zip.js";

const bytesOf = async (file) => new Uint8Array(await file.arrayBuffer());

// Handles, since the older entries of dropped items cannot be read from file: pages.
async function readHandle(handle, path, into) {
    if (handle.kind === "file") {
        into.set(path, await bytesOf(await handle.getFile()));
        return;
    }
    for await (const [name, child] of handle.entries()) {
        await readHandle(child, `${path}/${name}`, into);
    }
}

// What a drop event brings. Handles have to be asked for before the event is over.
async function readDrop(transfer) {
    const items = [...transfer.items].filter((item) => item.kind === "file");
    const handles = await Promise.all(items.map((item) => item.getAsFileSystemHandle?.() ?? item.getAsFile()));
    const files = new Map();
    for (const handle of handles) {
        if (handle instanceof File) {
            files.set(handle.name, await bytesOf(handle));
        } else if (handle) {
            await readHandle(handle, handle.name, files);
        }
    }
    return files;
}

async function readPicked(list) {
    const files = new Map();
    for (const file of list) {
        files.set(file.webkitRelativePath || file.name, await bytesOf(file));
    }
    return files;
}

// Zips give what is in them, below a folder of their name.
async function withoutZips(files) {
    const all = new Map();
    for (const [path, bytes] of files) {
        if (!/\.zip$/i.test(path)) {
            all.set(path, bytes);
            continue;
        }
        for (const [name, content] of await readZip(bytes)) {
            if (!name.endsWith("/")) {
                all.set(`${path.slice(0, -4)}/${name}`, content);
            }
        }
    }
    return all;
}

// An area to drop on, with buttons for those who do not drag. `pickers`: [{label, folder, multiple, accept}]; `take` gets
// the files. What goes wrong is told by `failed`.
export function dropArea(text, pickers, take, failed) {
    const use = async (reading) => {
        try {
            const files = await withoutZips(await reading);
            if (files.size) {
                await take(files);
            }
        } catch (error) {
            failed(error);
        }
    };
    const area = make("div", { class: "drop" }, make("p", {}, text), make("p", { class: "buttons" }, pickers.map((picker) => pickButton(picker, use))));
    area.addEventListener("dragover", (event) => {
        event.preventDefault();
        area.classList.add("over");
    });
    area.addEventListener("dragleave", ({ relatedTarget }) => area.contains(relatedTarget) || area.classList.remove("over"));
    area.addEventListener("drop", (event) => {
        event.preventDefault();
        area.classList.remove("over");
        use(readDrop(event.dataTransfer));
    });
    return area;
}

function pickButton({ label, folder = false, multiple = false, accept = null }, use) {
    const input = make("input", { type: "file", webkitdirectory: folder, multiple, accept, hidden: true, on: {
        change: () => use(readPicked([...input.files])).then(() => (input.value = "")),
    } });
    return [input, make("button", { type: "button", on: { click: () => input.click() } }, label)];
}
