// Editions among files that were opened: which folders have one, which is to be worked on, which one is of a year before.
//
// A folder, its parent, a bag (the edition is in data/edition), or several years side by side may be opened.

const text = (bytes) => new TextDecoder().decode(bytes);

// The name of the folder in the edition's key since.
function sinceOf(files) {
    const line = /^since: *["']?([^"'#\n]*?)["']? *(#.*)?$/m.exec(text(files.get("edition.yaml")));
    return line ? line[1].trim().split("/").at(-1) : null;
}

function nameOf(root, opened) {
    const parts = root.split("/").filter((part) => part !== "");
    if (parts.at(-1) === "edition" && parts.at(-2) === "data") {
        parts.splice(-2);
    }
    return parts.at(-1) ?? opened;
}

// [{folder, files}] of every folder that has an edition.yaml.
function findEditions(files) {
    const roots = [...files.keys()].filter((path) => /(^|\/)edition\.yaml$/.test(path)).map((path) => path.slice(0, -"edition.yaml".length));
    return roots.map((root) => ({
        folder: nameOf(root, "edition"),
        files: new Map([...files].filter(([path]) => path.startsWith(root)).map(([path, bytes]) => [path.slice(root.length), bytes])),
    }));
}

// {edition, older}: the newest of them by its name, unless another one continues it. null: there is none.
export function chooseEdition(files) {
    const found = findEditions(files).sort((a, b) => (a.folder < b.folder ? -1 : 1));
    if (!found.length) {
        return null;
    }
    const olderOf = (edition) => found.find((other) => other !== edition && other.folder === sinceOf(edition.files)) ?? null;
    const edition = found.findLast((candidate) => olderOf(candidate)) ?? found.at(-1);
    return { edition, older: olderOf(edition) };
}

// Outputs of the engine below a folder, as an edition's files.
export function outputsIn(folder, outputs) {
    const files = outputs.filter(({ name }) => name.startsWith(`${folder}/`) && !name.endsWith("/"));
    return new Map(files.map(({ name, bytes }) => [name.slice(folder.length + 1), bytes]));
}
