// The step "save": everything that can be made of the edition, each with its choices and a button.
//
// A file is offered only when the engine made it without an error; what it says otherwise stands below the button.
import { EngineLost } from "./client.js";
import { make, tell } from "./dom.js";
import { dropArea } from "./dropped.js";
import { chooseEdition } from "./editions.js";
import { showMessages } from "./messages.js";
import { PartMissing } from "./parts.js";
import { choosePlace, download, mayChoose } from "./saving.js";
import { writeZip } from "./zip.js";

const KINDS = { pdf: "application/pdf", csv: "text/csv", json: "application/json", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" };

function blobOf(name, bytes) {
    return new Blob([bytes], { type: KINDS[name.split(".").at(-1)] ?? "application/octet-stream" });
}

function sizeText(size) {
    return size < 1 << 20 ? `${Math.ceil(size / 1024)} KB` : `${(size / (1 << 20)).toFixed(1)} MB`;
}

export function showSave(element, { client, check, work, words }) {
    let choosing = false; // whether the place is chosen each time
    let table = null; // with the municipalities, for the choice of one

    // ---- controls ----

    function labelled(text, control, id) {
        control.id = id;
        return make("p", { class: "field" }, make("label", { for: id }, text), control);
    }

    function select(id, text, choices, on = {}) {
        const control = make("select", { on }, choices.map(([value, label]) => make("option", { value }, label)));
        return { control, row: labelled(text, control, id), value: () => control.value };
    }

    function number(id, text, { step, most }) {
        const control = make("input", { type: "number", min: 0, max: most, step, inputmode: "decimal" });
        return { control, row: labelled(text, control, id), value: () => control.value };
    }

    function tick(id, text, checked = false) {
        const control = make("input", { type: "checkbox", id, checked });
        return { control, row: make("p", { class: "field tick" }, control, make("label", { for: id }, text)), value: () => control.checked };
    }

    // All, or one of the cards.
    function which(id) {
        return select(id, words("save_which"), [["", words("save_all")], ...(table?.municipalities ?? []).map(({ code, name }) => [code, name])]);
    }

    // ---- making ----

    // The files of a run without errors; null: it was refused, and the result tells why.
    async function outputsOf(call, result) {
        const answer = await client.run(call);
        if (answer.status !== 0 || answer.errors) {
            result.replaceChildren(make("p", {}, make("b", {}, words("save_refused"))), showMessages(answer.messages, words));
            return null;
        }
        return answer.outputs.filter(({ name }) => !name.endsWith("/"));
    }

    // One output as itself; of a folder all of them, below a folder of its name in a zip.
    async function madeOf(outputs, folder) {
        if (outputs.length === 1 && !folder) {
            const [{ name, bytes }] = outputs;
            return { name: name.split("/").at(-1), blob: blobOf(name, bytes) };
        }
        const files = new Map(outputs.map(({ name, bytes }) => [name, bytes]));
        return { name: `${folder}.zip`, blob: await writeZip(files), files };
    }

    async function hand(made, result) {
        const values = [made.name, sizeText(made.blob.size)];
        const show = (key, button, again) => {
            result.replaceChildren(make("p", {}, words(key, ...values), " ", make("button", { type: "button", class: "link", on: { click: again } }, words(button))));
            tell(words(key, ...values));
        };
        if (!choosing) {
            download(made);
            show("saved", "save_again", () => download(made));
            return;
        }
        const choose = async () => {
            const outcome = await choosePlace(made);
            if (outcome === "cancelled") {
                tell(words("save_cancelled"));
            }
            const key = outcome === "saved" ? ["saved", "save_again"] : ["save_ready", "save_place"];
            show(...key, () => choose().catch((error) => failed(error, result)));
        };
        await choose();
    }

    function failed(error, result) {
        if (error instanceof EngineLost) {
            result.replaceChildren(make("p", {}, words("lost")));
        } else if (error instanceof PartMissing) {
            result.replaceChildren(make("p", {}, words("part_missing", error.part)));
        } else {
            result.replaceChildren(make("p", {}, words("save_failed", error.message)));
        }
    }

    // A tile with a form; `produce(result)` gives what is to be handed over, or null after telling why there is none.
    function tile(id, title, text, rows, button, produce) {
        const result = make("div", { class: "result", role: "status", id: `${id}-result` });
        const submit = make("button", { type: "submit", class: "main", id: `${id}-button` }, button);
        const form = make("form", { on: { submit: async (event) => {
            event.preventDefault();
            if (submit.getAttribute("aria-disabled") === "true") {
                return;
            }
            submit.setAttribute("aria-disabled", "true");
            result.replaceChildren(make("p", {}, words("save_making", title)));
            try {
                const made = await produce(result);
                await (made && hand(made, result));
            } catch (error) {
                failed(error, result);
            }
            submit.removeAttribute("aria-disabled");
        } } }, rows, make("p", { class: "buttons" }, submit), result);
        return make("section", { class: "tile" }, make("h2", {}, title), text ? make("p", {}, text) : null, form);
    }

    // ---- what there is to make ----

    function bookletTile() {
        const purpose = select("save-for", words("save_for"),
            [["handout", words("save_handout")], ["print", words("save_print")], ["archive", words("save_archive_pdf")]], { change: () => (print.hidden = purpose.value() !== "print") });
        const impose = select("save-impose", words("save_impose"), [["single", words("save_single")], ["saddle-left", words("save_saddle_left")],
            ["saddle-top", words("save_saddle_top")], ["2up", words("save_2up")], ["a3-fold", words("save_a3_fold")]]);
        const thickness = number("save-thickness", words("save_thickness"), { step: 0.01, most: 1 });
        const margin = number("save-margin", words("save_margin"), { step: 0.5, most: 30 });
        const multiple = number("save-multiple", words("save_multiple"), { step: 1, most: 64 });
        const marks = tick("save-marks", words("save_marks"));
        const print = make("div", { id: "save-print", hidden: true }, impose.row, thickness.row, margin.row, multiple.row, marks.row);
        const options = () => purpose.value() !== "print" ? [] : [
            ...["--impose", impose.value()], ...(thickness.value() ? ["--paper-thickness", thickness.value()] : []),
            ...(margin.value() ? ["--back-margin", margin.value()] : []), ...(multiple.value() ? ["--multiple", multiple.value()] : []),
            ...(marks.value() ? ["--marks"] : [])];
        return tile("save-booklet", words("save_booklet"), "", [purpose.row, print], words("save_pdf"), async (result) => {
            const name = `${work.folder}-${purpose.value()}.pdf`;
            const outputs = await outputsOf(["build", work.folder, "--for", purpose.value(), ...options(), "-o", name], result);
            return outputs && madeOf(outputs);
        });
    }

    function sheetsTile() {
        const one = which("save-sheet");
        return tile("save-sheets", words("save_sheets"), "", [one.row], words("save_button"), async (result) => {
            const folder = `${work.folder}-sheets`;
            const outputs = await outputsOf(["sheet", work.folder, ...(one.value() ? [one.value()] : ["--all"]), "-o", folder], result);
            return outputs && madeOf(outputs, one.value() ? "" : folder);
        });
    }

    function formsTile() {
        const one = which("save-form");
        const since = work.since ? tick("save-form-since", words("save_forms_since"), true) : null;
        return tile("save-forms", words("save_forms"), words("save_forms_text"), [one.row, since?.row ?? null].filter(Boolean), words("save_button"), async (result) => {
            const folder = `${work.folder}-forms`, before = since?.value() ? ["--since", work.since] : ["--no-since"];
            const outputs = await outputsOf(["form", work.folder, ...(one.value() ? [one.value()] : []), ...before, "-o", folder], result);
            return outputs && madeOf(outputs, one.value() ? "" : folder);
        });
    }

    function bagTile() {
        return tile("save-bag", words("save_bag"), words("save_bag_text"), [], words("save_button"), async (result) => {
            const folder = `${work.folder}-archive`, outputs = await outputsOf(["archive", work.folder, "-o", folder], result);
            return outputs && madeOf(outputs, folder);
        });
    }

    function olderArea(text) {
        const failures = make("p", { role: "alert" });
        const take = (files) => {
            const found = chooseEdition(files);
            if (!found) {
                failures.textContent = words("open_none");
                return;
            }
            const { folder, files: content } = found.edition;
            work.setOlder(folder === work.folder ? `${folder}-older` : folder, content);
        };
        const pickers = [{ label: words("open_folder"), folder: true }, { label: words("open_zip"), accept: ".zip" }];
        return make("div", { id: "save-older" }, dropArea(text, pickers, take, (error) => (failures.textContent = words("unexpected", error.message))), failures);
    }

    function compareTile() {
        if (!work.since) {
            return make("section", { class: "tile" }, make("h2", {}, words("save_compare")), olderArea(words("save_compare_none")));
        }
        const style = select("save-style", words("save_style"), [["redline", words("save_redline")], ["table", words("save_table")]]);
        const made = tile("save-compare", words("save_compare"), words("save_compare_with", work.since), [style.row], words("save_pdf"), async (result) => {
            const name = `${work.since}-${work.folder}.pdf`;
            const outputs = await outputsOf(["compare", work.since, work.folder, "--style", style.value(), "-o", name], result);
            return outputs && madeOf(outputs);
        });
        made.append(make("details", {}, make("summary", {}, words("save_compare_other")), olderArea(words("save_compare_none"))));
        return made;
    }

    function answersTile() {
        const kind = select("save-kind", words("save_kind"), [["xlsx", words("save_xlsx")], ["csv", "CSV"], ["json", "JSON"]]);
        return tile("save-answers", words("save_answers"), "", [kind.row], words("save_button"), async (result) => {
            const name = `${work.folder}.${kind.value()}`, outputs = await outputsOf(["export", work.folder, "--as", kind.value(), "-o", name], result);
            return outputs && madeOf(outputs);
        });
    }

    function editionTile() {
        return tile("save-edition", words("save_edition"), words("save_edition_text"), [], words("save_button"), async () => {
            const files = new Map([...work.files].filter(([name]) => !name.endsWith("/")).map(([name, bytes]) => [`${work.folder}/${name}`, bytes]));
            return { name: `${work.folder}.zip`, blob: await writeZip(files), files };
        });
    }

    // ---- the step ----

    function choosingBox() {
        const box = tick("save-choose", words("save_choose"), choosing);
        box.control.addEventListener("change", () => (choosing = box.value()));
        return box.row;
    }

    function show() {
        const heading = make("h1", {}, words("save_title"));
        if (!work.folder) {
            element.replaceChildren(heading, make("p", {}, words("none_open")));
            return;
        }
        const tiles = [bookletTile(), sheetsTile(), formsTile(), bagTile(), compareTile(), answersTile(), editionTile()];
        element.replaceChildren(heading, ...(mayChoose() ? [choosingBox()] : []), make("div", { class: "tiles" }, tiles));
    }

    // Made anew only for what they show, so that nothing chosen is lost by an edit.
    let shown = "";
    function showIfNew() {
        const now = JSON.stringify([work.folder, work.since, table?.municipalities.map(({ code, name }) => [code, name]), work.language]);
        if (now !== shown) {
            shown = now;
            show();
        }
    }

    check.addEventListener("checked", () => {
        table = check.table;
        showIfNew();
    });
    work.addEventListener("change", ({ detail }) => {
        table = detail.begun ? null : table;
        showIfNew();
    });
    work.addEventListener("language", showIfNew);
    showIfNew();
}
