// The engine as the rest of the page sees it: commands go in one after the other, answers come out as promises.
//
//     const answer = await client.run(["build", work.folder, "-o", "handout.pdf"]);
//     const answer = await client.run(["pages", work.folder], { newest: true });    null: a newer call took its place
//     await client.run(["import", "one.json", "-o", work.folder], { files: [["one.json", bytes]] });
//
// `newest` (true, or any name) : of calls with the same one that still wait, only the last is run. `files` are there for this call
// alone. Before each call the worker is told which files have changed. Font files that an answer needs are loaded and the
// call is run again. If the engine ends (a trap, out of memory), a new one begins, gets all files again with the next
// call, and the promise is rejected with EngineLost; "lost" is told to listeners.
import { loadPart } from "./parts.js";

// `failed`: it could not even be started.
export class EngineLost extends Error {
    constructor({ ended, failed }) {
        super(ended ?? failed);
        this.failed = failed !== undefined;
    }
}

export class Client extends EventTarget {
    #work;
    #start; // () → Worker with a loaded module
    #worker = null;
    #fixed = new Map(); // the program's own files
    #there = new Map(); // what the worker has: name → the same content object
    #waiting = [];
    #busy = null;
    #calls = 0;

    constructor(work, start) {
        super();
        this.#work = work;
        this.#start = start;
    }

    // Adds files of the program: bytes, {packed}, {packed, difference}, or null for one that can be loaded.
    provide(files) {
        for (const [name, content] of files) {
            this.#fixed.set(name, content);
        }
    }

    get busy() {
        return this.#busy !== null || this.#waiting.length > 0;
    }

    run(words, { newest = null, files = [] } = {}) {
        return new Promise((resolve, reject) => {
            const call = { words, newest, files, resolve, reject };
            const at = newest === null ? -1 : this.#waiting.findIndex((other) => other.newest === newest);
            if (at >= 0) {
                this.#waiting[at].resolve(null);
                this.#waiting[at] = call;
            } else {
                this.#waiting.push(call);
            }
            this.#next();
        });
    }

    async #next() {
        if (this.#busy || !this.#waiting.length) {
            return;
        }
        this.#busy = this.#waiting.shift();
        this.dispatchEvent(new Event("busy"));
        const call = this.#busy;
        try {
            call.resolve(await this.#runWithFonts(call));
        } catch (error) {
            call.reject(error);
        }
        this.#busy = null;
        this.dispatchEvent(new Event("busy"));
        this.#next();
    }

    async #runWithFonts(call) {
        for (;;) {
            const answer = await this.#ask(call);
            if (!answer.needed.length) {
                return answer;
            }
            this.dispatchEvent(new CustomEvent("loading", { detail: answer.needed }));
            for (const name of answer.needed) {
                this.#fixed.set(name, { packed: await loadPart(name.split("/").at(-1)) });
            }
        }
    }

    // What the worker should have, against what it has.
    #differences(files) {
        const wanted = new Map([...this.#fixed, ...this.#work.all(), ...files]);
        const put = [...wanted].filter(([name, content]) => !this.#there.has(name) || this.#there.get(name) !== content);
        const remove = [...this.#there.keys()].filter((name) => !wanted.has(name));
        this.#there = wanted;
        return { put, remove };
    }

    async #ask({ words, files }) {
        this.#worker ??= await this.#start();
        const worker = this.#worker, id = ++this.#calls;
        const reply = new Promise((resolve) => {
            worker.onmessage = ({ data }) => resolve(data);
            worker.onerror = (event) => resolve({ ended: event.message ?? "" });
        });
        worker.postMessage({ id, ...this.#differences(files), words, language: this.#work.language });
        const { answer, ended, failed } = await reply;
        if (answer) {
            return answer;
        }
        worker.terminate();
        this.#worker = null;
        this.#there = new Map();
        const error = new EngineLost({ ended, failed });
        this.dispatchEvent(new CustomEvent("lost", { detail: error }));
        throw error;
    }
}
