// The worker of the page: an engine with the files that it is given; one call at a time, so that the page lives meanwhile.
//
//     {start: packed module}                                          first of all
//     {id, put: [[name, content]], remove: [name], words, language}   answered by {id, answer} or {id, ended} or {id, failed}
//
// A content is bytes; or {packed} (see packed.js), with {difference} of a file that is nearly like the packed one; or null: the
// file can be had and is not loaded.
import { Engine, EngineEnded } from "./engine.js";
import { unpack, unpackLike } from "./packed.js";

let engine;

async function bytesOf(content) {
    if (!content?.packed) {
        return content;
    }
    const bytes = await unpack(content.packed);
    return content.difference ? unpackLike(bytes, await unpack(content.difference)) : bytes;
}

async function run({ put, remove, words, language }) {
    for (const name of remove) {
        (await engine).remove(name);
    }
    for (const [name, content] of put) {
        (await engine).put(name, await bytesOf(content));
    }
    return (await engine).run(words, language);
}

async function handle(request) {
    try {
        const answer = await run(request);
        const memory = (await engine).memorySize;
        postMessage({ id: request.id, answer: { ...answer, memory } }, answer.outputs.map((output) => output.bytes.buffer));
    } catch (error) {
        postMessage({ id: request.id, [error instanceof EngineEnded ? "ended" : "failed"]: error.message });
    }
}

let last = Promise.resolve();

addEventListener("message", ({ data }) => {
    if (data.start) {
        engine = unpack(data.start).then((bytes) => Engine.start(bytes));
        engine.catch(() => {});
    } else {
        last = last.then(() => handle(data));
    }
});
