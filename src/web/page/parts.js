// The parts that lie in the page or beside it, packed: the engine, its fonts and files, texts of licences.
//
// pack.js writes each small part as an element <script type="text/plain" id="part:NAME"> of tsuzuri.html, and others as
// files `tsuzuri-files/NAME.js`, which call tsuzuriPart(NAME, content). A script element may read them from file: too,
// where no other request is allowed.
import { unpack } from "./packed.js";

const loading = new Map();
const arrived = new Map();

globalThis.tsuzuriPart = (name, content) => arrived.get(name)?.(content);

function loadBeside(name) {
    return new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = `tsuzuri-files/${encodeURIComponent(name)}.js`;
        script.onload = () => script.remove();
        script.onerror = () => {
            script.remove();
            loading.delete(name);
            reject(new PartMissing(name));
        };
        arrived.set(name, resolve);
        document.head.append(script);
    });
}

// A part that should lie beside the page does not: somebody copied the page without its folder.
export class PartMissing extends Error {
    constructor(name) {
        super(name);
        this.part = name;
    }
}

// The packed content of a part.
export function loadPart(name) {
    const element = document.getElementById(`part:${name}`);
    if (element) {
        return Promise.resolve(element.textContent);
    }
    if (!loading.has(name)) {
        loading.set(name, loadBeside(name));
    }
    return loading.get(name);
}

// A part that is JSON.
export async function readPart(name) {
    return JSON.parse(new TextDecoder().decode(await unpack(await loadPart(name))));
}
