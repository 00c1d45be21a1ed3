// The step "mistakes": the engine's messages about the work, each with its place, which can be gone to.
import { choose, make } from "./dom.js";
import { showMessages } from "./messages.js";

const SEVERITIES = ["error", "warning", "note"];

export function showMistakes(element, { work, check, words, openAnswer, openFile, badge }) {
    let filter = "all";

    // The answer's text box, or else the file.
    function open(place) {
        const at = check.answerAt(place);
        if (at) {
            openAnswer(at.card.slug, at.field);
        } else {
            openFile(place);
        }
    }

    function show() {
        const title = make("h1", {}, words("mistakes_title"));
        if (!work.folder || !check.answer) {
            element.replaceChildren(title, make("p", { class: "empty" }, words(work.folder ? "busy" : "none_open")));
            badge("mistakes", "");
            return;
        }
        const { messages, errors, warnings } = check.answer;
        const counts = SEVERITIES.map((severity) => messages.filter((message) => message.severity === severity).length);
        const shown = messages.filter(({ severity }) => filter === "all" || severity === filter);
        const choices = [["all", words("all"), messages.length], ...SEVERITIES.map((severity, i) => [severity, words(severity), counts[i]])];
        const focused = document.activeElement?.name === "mistakes-filter";
        const list = shown.length ? showMessages(shown, words, open) : make("p", { class: "hint" }, messages.length ? words("mistakes_none_such") : "");
        element.replaceChildren(title, make("p", { class: errors ? "counts" : "counts good" }, errors ? words("mistakes_counts", ...counts) : `${words("mistakes_none")} ${messages.length ? words("mistakes_counts", ...counts) : ""}`),
            messages.length ? choose("mistakes-filter", words("show"), choices, filter, (value) => {
                filter = value;
                show();
            }) : "", list);
        if (focused) {
            element.querySelector("input:checked").focus();
        }
        badge("mistakes", errors || warnings ? String(errors + warnings) : "", errors ? "bad" : "");
    }

    show();
    check.addEventListener("checked", show);
    work.addEventListener("language", show);
    work.addEventListener("change", ({ detail }) => {
        if (detail.begun) {
            check.answer = check.table = null;
            show();
        }
    });
}
