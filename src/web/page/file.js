// A file of the edition in a dialog, at a message's line; texts in UTF-8 can be corrected there.
import { make, tell } from "./dom.js";
import { placeText } from "./messages.js";

function textOf(bytes) {
    for (const encoding of ["utf-8", "shift_jis"]) {
        try {
            return { text: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes), encoding };
        } catch {
            // the next one
        }
    }
    return null;
}

function selectLine(area, line) {
    const lines = area.value.split("\n");
    const begin = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
    area.setSelectionRange(begin, begin + (lines[line - 1]?.length ?? 0));
    area.scrollTop = Math.max(0, (line - 4) * (area.scrollHeight / lines.length));
}

// Gives openFile(place), for a place as messages have it.
export function makeFileDialog({ work, check, words }) {
    const dialog = make("dialog", { "aria-labelledby": "file-title" });
    document.body.append(dialog);

    function buttons(...more) {
        return make("p", { class: "buttons" }, ...more, make("button", { type: "button", on: { click: () => dialog.close() } }, words("file_close")));
    }

    function showText(place, name, { text, encoding }) {
        const readonly = encoding !== "utf-8";
        const area = make("textarea", { class: "lines", spellcheck: "false", wrap: "off", readonly, "aria-label": name });
        area.value = text;
        const save = () => {
            work.change([[name, new TextEncoder().encode(area.value)]]);
            dialog.close();
            tell(words("file_saved", name));
        };
        dialog.append(area, readonly ? make("p", { class: "hint" }, words("file_encoding")) : "",
            buttons(...(readonly ? [] : [make("button", { type: "button", class: "main", on: { click: save } }, words("file_save"))])));
        area.focus();
        if (place.line && !place.cell) {
            selectLine(area, place.line);
        }
    }

    return (place) => {
        const name = check.fileOf(place), bytes = name && work.files.get(name);
        const workbook = /\.(xlsx|ods)$/i.test(place.file);
        const content = bytes && !workbook ? textOf(bytes) : null;
        dialog.replaceChildren(make("h2", { id: "file-title" }, placeText(place, words)));
        dialog.showModal();
        if (content) {
            showText(place, name, content);
        } else {
            const line = place.before === undefined ? "" : make("code", { class: "excerpt" }, place.before, make("mark", {}, place.after.slice(0, 1)), place.after.slice(1));
            dialog.append(make("p", {}, workbook ? words("place_workbook", name) : words("file_gone", place.file)), line, buttons());
        }
    };
}
