// Keeps the work in this browser, if and as long as the box is ticked; nothing else of the page stores anything.
import { make, tell } from "./dom.js";

const DATABASE = "tsuzuri", STORE = "work", KEY = "now";

const asPromise = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = request.onblocked = () => reject(request.error ?? new Error("blocked"));
});

export class Keep {
    on = false;
    #database = null;
    #writing = Promise.resolve();

    // What was kept: {folder, files, since, olderFiles, language}; null: nothing. Asking must not make a database.
    async restore() {
        const there = await indexedDB.databases().catch(() => []);
        if (!there.some(({ name }) => name === DATABASE)) {
            return null;
        }
        this.on = true;
        return (await asPromise((await this.#open()).transaction(STORE).objectStore(STORE).get(KEY))) ?? null;
    }

    async #open() {
        if (!this.#database) {
            const request = indexedDB.open(DATABASE, 1);
            request.onupgradeneeded = () => request.result.createObjectStore(STORE);
            this.#database = await asPromise(request);
            this.#database.onversionchange = () => this.#database.close();
        }
        return this.#database;
    }

    // One after the other, so that the last one stays.
    save({ folder, files, since, olderFiles, language }) {
        const content = { folder, files, since, olderFiles, language };
        this.#writing = this.#writing.catch(() => {}).then(async () => {
            const store = (await this.#open()).transaction(STORE, "readwrite").objectStore(STORE);
            await asPromise(store.put(content, KEY));
        });
        return this.#writing;
    }

    async clear() {
        await this.#writing.catch(() => {});
        this.#database?.close();
        this.#database = null;
        await asPromise(indexedDB.deleteDatabase(DATABASE));
    }
}

// Saves after changes while it is on. `failed` gets what goes wrong, such as a full disk.
export function keepUp(keep, work, failed) {
    const save = () => keep.on && keep.save(work).catch(failed);
    work.addEventListener("change", save);
    work.addEventListener("language", save);
}

export function keepBox(keep, work, words) {
    const box = make("input", { type: "checkbox", id: "keep", "aria-describedby": "keep-hint" });
    box.checked = keep.on;
    box.addEventListener("change", async () => {
        keep.on = box.checked;
        try {
            await (box.checked ? keep.save(work) : keep.clear());
            tell(words(box.checked ? "kept" : "not_kept"));
        } catch (error) {
            keep.on = box.checked = false;
            tell(words("keep_failed", error.message));
        }
    });
    return make("div", { class: "keep" }, make("p", {}, box, make("label", { for: "keep" }, words("keep"))),
        make("p", { class: "hint", id: "keep-hint" }, words("keep_hint")));
}
