// Runs commands in the page's engine under node: a list of {words, language} as JSON from standard input, a line of JSON
// back for each, with the outputs written below the folder that is given.
//
//     node run.mjs WASM FOLDER TREE…    the trees' files are put under their own names, as the program would find them
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { Engine } from "../../src/web/page/engine.js";

const [wasm, folder, ...trees] = process.argv.slice(2);

function files(tree) {
    return readdirSync(tree, { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.path, entry.name));
}

// Fonts are known, and loaded when they are asked for.
function fonts() {
    const list = readFileSync("fonts/fonts.yaml", "utf8");
    const directory = /^directory: *(\S+)/m.exec(list)[1];
    return [...list.matchAll(/^ +file: *(\S+)/gm)].map((match) => join(directory, match[1]));
}

const module = await WebAssembly.compile(readFileSync(wasm));
let engine;

async function start() {
    engine = await Engine.start(module);
    for (const file of trees.flatMap(files)) {
        engine.put(file, readFileSync(file));
    }
    for (const font of fonts()) {
        engine.put(font);
    }
}

function run(words, language) {
    const begun = performance.now();
    let answer = engine.run(words, language);
    const needed = answer.needed;
    if (needed.length) {
        for (const name of needed) {
            engine.put(name, readFileSync(`/${name}`));
        }
        answer = run(words, language);
        answer.loaded = [...needed, ...answer.loaded];
        return answer;
    }
    return { ...answer, loaded: [], milliseconds: performance.now() - begun };
}

await start();
let n = 0;
for await (const line of createInterface({ input: process.stdin })) {
    const { words, language } = JSON.parse(line);
    let result;
    try {
        const { outputs, ...answer } = run(words, language);
        const written = {};
        for (const output of outputs) {
            const path = join(folder, String(n), output.name);
            mkdirSync(output.name.endsWith("/") ? path : dirname(path), { recursive: true });
            if (!output.name.endsWith("/")) {
                writeFileSync(path, output.bytes);
            }
            written[output.name] = path;
        }
        result = { ...answer, outputs: written, memory: engine.memorySize };
    } catch (error) {
        result = { ended: error.message, stack: error.stack };
        await start();
    }
    n += 1;
    process.stdout.write(`${JSON.stringify(result)}\n`);
}
