// The step "answers": returned files go in, a table shows who has answered, a card's answers are read and corrected.
import { choose, make, tell } from "./dom.js";
import { CardView } from "./card.js";
import { dropArea } from "./dropped.js";
import { fileNamed, takeReturned } from "./returned.js";

// What a municipality's row says: a key of STATES.
function stateOf(check, work, municipality) {
    const card = municipality.card === null ? null : check.table.cards[municipality.card];
    if (!card || !card.answers.length) {
        return fileNamed(work, municipality) ? "unread" : "missing";
    }
    if (check.messagesOf(card).some(({ severity }) => severity === "error")) {
        return "wrong";
    }
    return card.answers.every(({ chars }) => chars === 0) ? "missing" : card.over > 0 ? "over" : "there";
}

const STATES = { missing: "missing", unread: "unread", wrong: "wrong", over: "too_long", there: "there" };

// Gives openAnswer(which, fieldPath).
export function showAnswers(element, { client, work, check, words, alarm, goTo, badge }) {
    const desk = { client, work, check };
    const view = new CardView(desk, words, alarm);
    const table = make("div", { class: "table" });
    let filter = "all";

    async function take(files) {
        const { changes, added, replaced, shared, refused } = await takeReturned(desk, files);
        if (changes.length) {
            work.change(changes);
        }
        const texts = [...(added ? [words("added", added)] : []), ...replaced.map((name) => words("replaced", name)),
            ...shared.map((name) => words("shared_file", name))];
        tell(texts.join(" "));
        alarm(refused.map((name) => words("wrong_kind", name)).join("\n"));
    }

    function row({ municipality, state }) {
        const card = check.table.cards[municipality.card];
        const limit = check.table.fields.find(({ path }) => path === card?.limit);
        const chars = card?.answers.reduce((sum, answer) => sum + answer.chars, 0);
        const file = card ? check.fileOf(card) : fileNamed(work, municipality);
        const open = (field = null) => view.show(municipality.code, field);
        const longest = state === "over" ? make("button", { type: "button", class: "link", on: { click: () => open(limit?.path) } }, words("over", limit?.label ?? "", card.over)) : null;
        return make("tr", { class: state }, make("th", { scope: "row" }, make("button", { type: "button", class: "link", on: { click: () => open() } }, municipality.name)),
            make("td", {}, make("span", { class: "state" }, words(STATES[state])), longest), make("td", { class: "figure" }, state === "missing" || !chars ? "" : String(chars)),
            make("td", { class: "figure" }, card?.size_pt ? `${card.size_pt.toFixed(2)} pt` : ""), make("td", { class: "name" }, file?.replace(/^cards\//, "") ?? ""));
    }

    function refresh() {
        if (!check.table) {
            table.replaceChildren();
            badge("answers", "");
            return;
        }
        const rows = check.table.municipalities.map((municipality) => ({ municipality, state: stateOf(check, work, municipality) }));
        const count = (state) => rows.filter((one) => one.state === state).length;
        const arrived = count("there") + count("over") + count("wrong");
        const shown = rows.filter(({ state }) => filter === "all" || state === filter);
        const head = ["municipality", "state", "characters", "size", "file"].map((key) => make("th", { scope: "col" }, words(key)));
        const choices = [["all", words("all"), rows.length], ...Object.entries(STATES).map(([state, key]) => [state, words(key), count(state)])];
        const focused = document.activeElement?.name === "answers-filter";
        const counts = words("answers_counts", rows.length, check.table.edition.units, arrived, count("missing"), count("unread") + count("wrong"), count("over"));
        table.replaceChildren(make("p", { class: "counts" }, counts), choose("answers-filter", words("show"), choices, filter, (value) => {
            filter = value;
            refresh();
        }), shown.length ? make("table", {}, make("caption", { class: "hidden" }, words("answers_title")), make("thead", {}, make("tr", {}, head)), make("tbody", {}, shown.map(row)))
            : make("p", { class: "hint" }, words("nothing_such")));
        if (focused) {
            table.querySelector("input:checked").focus();
        }
        badge("answers", `${arrived}/${rows.length}`);
    }

    function show() {
        const pickers = [{ label: words("answers_choose"), multiple: true, accept: ".xlsx,.ods,.csv,.tsv,.yaml,.yml,.zip" }];
        view.close();
        element.replaceChildren(make("h1", {}, words("answers_title")), ...(work.folder ? [dropArea(words("answers_drop"), pickers, take, alarm),
            make("div", { class: "two" }, table, view.element)] : [make("p", { class: "empty" }, words("none_open"))]));
        refresh();
    }

    show();
    check.addEventListener("checked", refresh);
    work.addEventListener("language", show);
    work.addEventListener("change", ({ detail }) => detail.begun && show());
    return (which, fieldPath) => {
        goTo("answers");
        view.show(which, fieldPath);
    };
}
