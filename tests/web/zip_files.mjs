// Reads or makes zip files with the page's module, for test_zip.py.
//
//     node zip_files.mjs read ZIP            JSON on standard output: [[name, bytes in base64]…], or {code, entry}
//     node zip_files.mjs write ZIP FILE…     the zip file, of these files by the names given
import { readFileSync, writeFileSync } from "node:fs";
import { ZipError, readZip, writeZip } from "../../src/web/page/zip.js";

const [what, path, ...names] = process.argv.slice(2);

async function read() {
    try {
        const files = await readZip(new Uint8Array(readFileSync(path)));
        return [...files].map(([name, bytes]) => [name, Buffer.from(bytes).toString("base64")]);
    } catch (error) {
        if (error instanceof ZipError) {
            return { code: error.code, entry: error.entry };
        }
        throw error;
    }
}

if (what === "read") {
    console.log(JSON.stringify(await read()));
} else {
    const blob = await writeZip(new Map(names.map((name) => [name, new Uint8Array(readFileSync(name))])));
    writeFileSync(path, new Uint8Array(await blob.arrayBuffer()));
}
