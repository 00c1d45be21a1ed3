// The engine's messages as elements: severity, text, place, and the line with the caret's place marked.
import { make } from "./dom.js";

export function placeText(at, words) {
    if (at.cell) {
        return at.sheet ? words("place_cell", at.file, at.sheet, at.cell) : words("place_only_cell", at.file, at.cell);
    }
    return at.line ? words("place_line", at.file, at.line) : at.file;
}

// The character at the caret; where the line ends there, a mark of its own shows it.
function excerpt({ before, after }, words) {
    const [first = " ", ...rest] = after;
    return make("code", { class: "excerpt" }, before, make("span", { class: "hidden" }, words("caret")),
        make("mark", {}, first === " " ? "\u00a0" : first), rest.join(""));
}

function place(at, words, open) {
    if (!at?.file) {
        return null;
    }
    const text = placeText(at, words);
    const where = open ? make("button", { type: "button", class: "link", on: { click: () => open(at) } }, text) : make("span", {}, text);
    return make("div", { class: "place" }, where, at.before === undefined ? null : excerpt(at, words));
}

// A list; `open` is called with a message's place when it is chosen. Left out: places are not to be chosen.
export function showMessages(messages, words, open = null) {
    return make("ul", { class: "messages" }, messages.map((message) => make("li", { class: message.severity },
        make("p", {}, make("b", { class: "severity" }, words(message.severity)), " ", message.message),
        place(message, words, open),
        message.note ? make("p", { class: "hint" }, message.note) : null,
        message.also ? make("div", {}, words("see_also"), place(message.also, words, open)) : null)));
}
