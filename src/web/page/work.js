// The work: the files of the edition on the desk and of an older one beside it, and the language of the page.
//
//     work.folder, work.since        names of their folders for the engine's commands; null: there is none
//     work.files, work.olderFiles    Map: name within the folder → Uint8Array
//     work.on("change", …)           after every change; event.detail.begun: another edition has been opened
//
// Nothing of it is stored, see keep.js.

export class Work extends EventTarget {
    folder = null;
    files = new Map();
    since = null;
    olderFiles = new Map();
    language = "ja";

    // Puts an edition on the desk, in the place of all that was there.
    begin(folder, files, older = null) {
        this.folder = folder;
        this.files = new Map(files);
        this.since = older?.folder ?? null;
        this.olderFiles = new Map(older?.files ?? []);
        this.#tell({ begun: true });
    }

    // The edition to compare with, and whose answers forms show.
    setOlder(folder, files) {
        this.since = folder;
        this.olderFiles = new Map(files);
        this.#tell();
    }

    // Several changes at once: names → bytes, or null to remove.
    change(changes) {
        for (const [name, bytes] of changes) {
            if (bytes) {
                this.files.set(name, bytes);
            } else {
                this.files.delete(name);
            }
        }
        this.#tell();
    }

    setLanguage(language) {
        this.language = language;
        this.dispatchEvent(new CustomEvent("language"));
    }

    // The text of a file; "" if there is none.
    text(name) {
        return this.files.has(name) ? new TextDecoder().decode(this.files.get(name)) : "";
    }

    // All files under the names that the engine's commands use.
    *all() {
        for (const [folder, files] of [[this.since, this.olderFiles], [this.folder, this.files]]) {
            for (const [name, bytes] of folder ? files : []) {
                yield [`${folder}/${name}`, bytes];
            }
        }
    }

    #tell(detail = {}) {
        this.dispatchEvent(new CustomEvent("change", { detail }));
    }
}
