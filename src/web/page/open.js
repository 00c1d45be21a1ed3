// The step "start": a new edition, next year's, the sample, or one that is opened from a folder, a zip or a bag.
import { make, tell } from "./dom.js";
import { dropArea } from "./dropped.js";
import { chooseEdition, outputsIn } from "./editions.js";
import { showMessages } from "./messages.js";
import { keepBox } from "./keep.js";

// From April on the fiscal year is that of the calendar.
function fiscalYear(now = new Date()) {
    return `令和${now.getFullYear() - (now.getMonth() >= 3 ? 2018 : 2019)}年度`;
}

const numberIn = (year) => Number(/\d+/.exec(year.normalize("NFKC"))?.[0] ?? 0);

// The year after the edition's, as it names it.
function yearAfter(work) {
    const year = /^fiscal_year: *["']?([^"'#\n]*?)["']? *(#.*)?$/m.exec(work.text("edition.yaml"))?.[1] ?? "";
    return numberIn(year) ? year.normalize("NFKC").replace(/\d+/, (digits) => Number(digits) + 1) : "";
}

function field(label, input, hint = "") {
    const id = input.id;
    const help = hint ? make("span", { class: "hint", id: `${id}-hint` }, hint) : null;
    if (help) {
        input.setAttribute("aria-describedby", help.id);
    }
    return make("p", { class: "field" }, make("label", { for: id }, label), input, help);
}

// A file of a form, under a name that the engine may read.
async function chosenFile(input) {
    const [file] = input.files;
    return file ? [`opened/${file.name}`, new Uint8Array(await file.arrayBuffer())] : null;
}

export function showStart(element, { client, work, words, japan, sample, goTo, alarm, keep }) {
    const mayReplace = () => !work.folder || confirm(words("replaces"));

    function begin(edition, older, text, step) {
        work.begin(edition.folder, edition.files, older);
        tell(text);
        goTo(step);
    }

    function open(files) {
        const found = chooseEdition(files);
        if (!found) {
            alarm(words("open_none"));
        } else if (mayReplace()) {
            const { edition, older } = found;
            const text = older ? words("opened_since", edition.folder, older.folder) : words("opened", edition.folder, edition.files.size);
            begin(edition, older, text, "answers");
        }
    }

    // Runs `new`; what it refuses is shown below the form's button.
    async function create(folder, options, files, older, failures) {
        failures.replaceChildren();
        const answer = await client.run(["new", folder, ...options], { files });
        if (answer.status !== 0) {
            failures.replaceChildren(make("p", {}, words("not_made")), showMessages(answer.messages, words));
            return;
        }
        begin({ folder, files: outputsIn(folder, answer.outputs) }, older, words("made", folder), "answers");
    }

    function form(title, fields, button, submit, ...others) {
        const failures = make("div", { class: "failures", role: "alert" });
        const body = make("form", { on: { submit: async (event) => {
            event.preventDefault();
            if (mayReplace()) {
                await submit(failures).catch(alarm);
            }
        } } }, ...fields, make("p", { class: "buttons" }, make("button", { type: "submit", class: "main" }, button)), failures);
        return make("section", { class: "tile" }, make("h2", {}, title), ...others, body);
    }

    function newTile() {
        const prefecture = make("select", { id: "new-prefecture", required: true }, make("option", { value: "" }, "—"),
            japan.map(({ name }) => make("option", { value: name }, name)));
        const year = make("input", { id: "new-year", required: true, value: fiscalYear() });
        const title = make("input", { id: "new-title" });
        const survey = make("input", { id: "new-form", type: "file", accept: ".yaml,.xlsx,.ods,.csv" });
        const regions = make("input", { id: "new-regions", type: "file", accept: ".yaml,.xlsx,.ods,.csv" });
        const fields = [field(words("prefecture"), prefecture), field(words("year"), year), field(words("title"), title, words("title_hint")),
            field(words("form"), survey, words("form_hint")), field(words("regions"), regions, words("regions_hint"))];
        return form(words("new_title"), fields, words("new_make"), async (failures) => {
            const { roman } = japan.find(({ name }) => name === prefecture.value);
            const files = [], options = ["--prefecture", prefecture.value, "--year", year.value, "--workbooks"];
            for (const [option, value] of [["--form", await chosenFile(survey)], ["--regions", await chosenFile(regions)]]) {
                if (value) {
                    files.push(value);
                    options.push(option, value[0]);
                }
            }
            options.push(...(title.value ? ["--title", title.value] : []));
            await create(`${roman}-r${numberIn(year.value)}`, options, files, null, failures);
        });
    }

    function nextTile() {
        if (!work.folder) {
            return make("section", { class: "tile" }, make("h2", {}, words("next_title")), make("p", { class: "hint" }, words("next_none")));
        }
        const year = make("input", { id: "next-year", value: yearAfter(work) });
        const merge = make("input", { id: "next-merge" });
        const fields = [field(words("year"), year), field(words("merge"), merge, words("merge_hint"))];
        return form(words("next_title"), fields, words("new_make"), async (failures) => {
            const folder = `${work.folder.replace(/-?r?\d+$/, "")}-r${numberIn(year.value)}`.replace(/^-/, "");
            const merges = merge.value.trim().split(/\s+/).filter(Boolean).flatMap((one) => ["--merge", one]);
            const options = ["--from", work.folder, ...(year.value ? ["--year", year.value] : []), ...merges];
            const older = { folder: work.folder, files: work.files };
            await create(folder === work.folder ? `${folder}-new` : folder, options, [], older, failures);
        }, make("p", {}, words("next_text", work.folder)));
    }

    function sampleTile() {
        const click = () => mayReplace() && begin({ folder: "r7", files: sample }, null, words("opened", "r7", sample.size), "answers");
        return make("section", { class: "tile" }, make("h2", {}, words("sample_title")), make("p", {}, words("sample_text")),
            make("p", { class: "buttons" }, make("button", { type: "button", id: "open-sample", on: { click } }, words("sample_open"))));
    }

    function show() {
        const pickers = [{ label: words("open_folder"), folder: true }, { label: words("open_zip"), accept: ".zip" }];
        const opening = make("section", { class: "tile wide" }, make("h2", {}, words("open_title")), dropArea(words("open_drop"), pickers, open, alarm));
        element.replaceChildren(make("h1", {}, words("start_title")), make("div", { class: "tiles" }, opening, newTile(), make("div", { class: "stack" }, sampleTile(), nextTile())),
            keepBox(keep, work, words));
    }

    show();
    work.addEventListener("language", show);
    work.addEventListener("change", ({ detail }) => detail.begun && show());
}
