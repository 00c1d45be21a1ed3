// The engine in a page's worker or in node: instantiates the module, puts files, runs commands.
//
//     const engine = await Engine.start(bytesOrModule);
//     engine.put("r7/edition.yaml", bytes);
//     const answer = engine.run(["build", "r7", "-o", "handout.pdf"], "ja");
//     answer.outputs[0].bytes, answer.messages, answer.needed …
//
// The shape of answers is written in src/web/web.h; here `outputs` have their bytes (copies), `text` and `printed` are
// strings. An engine whose memory ran out throws EngineEnded, and is of no more use: a new one has to be started.

export class EngineEnded extends Error {}

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

// What the C library would ask of a system. There is none: no environment, no open folders, no clock; chance for hash tables.
const EBADF = 8, ENOSYS = 52;

function system(memory) {
    const calls = {
        environ_sizes_get: (count, size) => {
            const view = new DataView(memory().buffer);
            view.setUint32(count, 0, true);
            view.setUint32(size, 0, true);
            return 0;
        },
        environ_get: () => 0,
        fd_prestat_get: () => EBADF,
        random_get: (signed, size) => {
            const at = signed >>> 0;
            for (let done = 0; done < size; done += 65536) {
                crypto.getRandomValues(new Uint8Array(memory().buffer, at + done, Math.min(65536, size - done)));
            }
            return 0;
        },
        proc_exit: (code) => {
            throw new EngineEnded(`the engine ended with code ${code}`);
        },
    };
    return new Proxy(calls, { get: (known, name) => known[name] ?? (() => ENOSYS) });
}

export class Engine {
    // `source`: a WebAssembly.Module, or the module's bytes.
    static async start(source) {
        const module = source instanceof WebAssembly.Module ? source : await WebAssembly.compile(source);
        const engine = new Engine();
        const wasi = system(() => engine.exports.memory);
        const imports = {};
        for (const { module: from, name } of WebAssembly.Module.imports(module)) {
            (imports[from] ??= {})[name] = wasi[name];
        }
        engine.exports = (await WebAssembly.instantiate(module, imports)).exports;
        engine.exports._initialize?.();
        return engine;
    }

    // Bytes of the instance's memory, in use at the moment.
    get memorySize() {
        return this.exports.memory.buffer.byteLength;
    }

    // Adds or replaces a file. Without bytes: it can be had, and is asked for in `needed`. A name ending with "/" is a folder.
    put(name, bytes) {
        this.#protect(() => {
            const at = bytes ? this.#copy(bytes) : 0;
            const nameAt = this.#copyText(name);
            this.exports.put(nameAt, at, bytes?.length ?? 0);
            this.exports.free(nameAt);
        });
    }

    remove(name) {
        this.#protect(() => {
            const nameAt = this.#copyText(name);
            this.exports.remove(nameAt);
            this.exports.free(nameAt);
        });
    }

    // Runs a command, by the words of a command line, and gives its answer.
    run(words, language = "ja") {
        return this.#protect(() => {
            const all = encoder.encode(words.map((word) => `${word}\0`).join(""));
            const wordsAt = this.#copy(all), languageAt = this.#copyText(language);
            const at = this.exports.run(wordsAt, all.length, languageAt) >>> 0; // addresses beyond 2 GiB come as negative numbers
            const bytes = new Uint8Array(this.exports.memory.buffer);
            const answer = JSON.parse(decoder.decode(bytes.subarray(at, bytes.indexOf(0, at))));
            const slice = (span) => bytes.slice(span.at, span.at + span.size);
            answer.printed = decoder.decode(slice(answer.printed));
            answer.text = decoder.decode(slice(answer.text));
            answer.outputs = answer.outputs.map((output) => ({ name: output.name, bytes: slice(output) }));
            this.exports.free(wordsAt);
            this.exports.free(languageAt);
            this.exports.done();
            return answer;
        });
    }

    #copy(bytes) {
        const at = this.exports.alloc(bytes.length) >>> 0;
        if (!at) {
            throw new EngineEnded("out of memory");
        }
        new Uint8Array(this.exports.memory.buffer).set(bytes, at);
        return at;
    }

    #copyText(text) {
        return this.#copy(encoder.encode(`${text}\0`));
    }

    // A trap leaves the instance's memory as it happened to be: nothing may be asked of it any more.
    #protect(work) {
        if (this.ended) {
            throw new EngineEnded("the engine has ended before");
        }
        try {
            return work();
        } catch (error) {
            if (error instanceof WebAssembly.RuntimeError || error instanceof EngineEnded || error instanceof RangeError) {
                this.ended = true;
                throw new EngineEnded(error.message, { cause: error });
            }
            throw error;
        }
    }
}
