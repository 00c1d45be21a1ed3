// The answers of one card in text boxes; what is typed there becomes a correction a moment later.
import { make, tell } from "./dom.js";
import { correct, entriesOf, originalOf } from "./corrections.js";
import { EngineLost } from "./client.js";
import { fileNamed } from "./returned.js";
import { showMessages } from "./messages.js";

const PAUSE_MS = 150; // without a key, until what was typed is taken

const MOST = 60; // characters that are shown of what was corrected
const short = (text) => (text.length > MOST ? `${text.slice(0, MOST)}…` : text);

// As the records hold it: no blanks at ends of lines, no empty lines around.
const tidy = (text) => text.replace(/[ \t\u3000]+$/gm, "").replace(/^\n+|\n+$/g, "");

export class CardView {
    element = make("section", { class: "card", "aria-live": "off" });
    #desk;
    #words;
    #alarm;
    #slug = null; // of the card that is shown
    #boxes = new Map(); // field's path → its elements and state
    #who = "";
    #last = Promise.resolve();

    constructor(desk, words, alarm) {
        this.#desk = desk;
        this.#words = words;
        this.#alarm = alarm;
        desk.check.addEventListener("checked", () => this.#update());
    }

    // `which`: a code, a slug, or an index of a card.
    show(which, fieldPath = null) {
        const { check } = this.#desk;
        const card = check.card(which);
        this.#slug = card?.slug ?? null;
        this.#boxes.clear();
        if (!card) {
            this.#showNone(check.table?.municipalities.find(({ code }) => code === which));
            return;
        }
        const title = make("h2", { tabindex: "-1" }, this.#words("card_of", card.names));
        this.element.replaceChildren(title, this.#fileLine(check.fileOf(card)), make("p", { class: "hint" }, this.#words("corrections_hint")),
            ...check.table.fields.map((field, i) => this.#box(card, field, i)));
        this.#update();
        (this.#boxes.get(fieldPath)?.area ?? title).focus();
        this.#boxes.get(fieldPath)?.element.scrollIntoView({ block: "center" });
    }

    close() {
        this.#slug = null;
        this.#boxes.clear();
        this.element.replaceChildren(make("p", { class: "hint" }, this.#words("choose_one")));
    }

    #showNone(municipality) {
        const file = municipality && fileNamed(this.#desk.work, municipality);
        const text = file ? this.#words("unreadable_card", municipality.name) : this.#words("no_card", municipality?.name ?? "");
        this.element.replaceChildren(make("h2", { tabindex: "-1" }, municipality?.name ?? ""), make("p", {}, text), ...(file ? [this.#fileLine(file)] : []));
        this.element.firstChild.focus();
    }

    // A correction may put another file in the place of the source.
    #fileLine(file) {
        const remove = () => {
            this.#desk.work.change([[file, null]]);
            this.close();
            tell(this.#words("removed", file));
        };
        return make("p", { class: "file", data: { file } }, `${file} `, make("button", { type: "button", class: "link", on: { click: remove } }, this.#words("remove_file")));
    }

    #box(card, { path, section, label }, i) {
        const id = `answer-${path}`;
        const area = make("textarea", { id, rows: "2", spellcheck: "false", "aria-describedby": `${id}-state` });
        const state = make("span", { class: "chars", id: `${id}-state` });
        const below = make("div", { class: "below" });
        const see = () => document.dispatchEvent(new CustomEvent("place", { detail: { slug: this.#slug, field: path } }));
        const element = make("div", { class: "answer" }, make("div", { class: "label" }, make("label", { for: id }, make("span", { class: "section" }, section), label), state,
            make("button", { type: "button", class: "link", on: { click: see } }, this.#words("on_page"))), area, below);
        const box = { path, i, element, area, state, below, timer: 0, waiting: false, reason: null, original: "" };
        this.#fill(box, card);
        area.addEventListener("input", () => this.#later(box));
        this.#boxes.set(path, box);
        return element;
    }

    #entries(box, card) {
        return entriesOf(this.#desk.work, this.#desk.check.municipalitiesOf(card)[0]?.code, box.path);
    }

    // What the source says is remembered from now on: a text may be emptied before it is typed anew.
    #fill(box, card) {
        box.area.value = card.answers[box.i].text;
        box.original = originalOf(box.area.value, this.#entries(box, card));
    }

    #later(box) {
        box.waiting = true;
        clearTimeout(box.timer);
        box.timer = setTimeout(() => this.#take(box), PAUSE_MS);
    }

    // One after the other, each with the answers as they are then.
    #take(box) {
        const slug = this.#slug, text = tidy(box.area.value);
        box.waiting = false;
        this.#last = this.#last.then(() => this.#correct(slug, box, text)).catch((error) => error instanceof EngineLost || this.#alarm(error));
    }

    async #correct(slug, box, text) {
        const { check } = this.#desk;
        await check.current();
        const card = check.card(slug);
        const { messages } = await correct(this.#desk, card, box.path, { original: box.original, text, reason: this.#reason(box) });
        if (messages) {
            this.#showMessages(box, messages);
            return;
        }
        tell(this.#words(box.original === "" ? "erratum_none" : text === "" ? "erratum_empty" : "corrected", card.names));
    }

    #reason({ reason }) {
        const why = reason?.why.value.trim() || this.#words("reason_default");
        const who = reason?.who.value.trim() ?? "";
        this.#who = who || this.#who;
        return who ? `${why}(${who})` : why;
    }

    // Counts, errata, and texts that changed elsewhere; a box in which somebody types keeps its text.
    #update() {
        const card = this.#slug === null ? null : this.#desk.check.card(this.#slug);
        if (!card) {
            return;
        }
        const line = this.element.querySelector(".file"), file = this.#desk.check.fileOf(card);
        if (line.dataset.file !== file) {
            line.replaceWith(this.#fileLine(file));
        }
        for (const box of this.#boxes.values()) {
            const answer = card.answers[box.i];
            if (!answer) {
                continue;
            }
            const over = card.limit === box.path && card.over > 0;
            box.state.textContent = over ? this.#words("chars_over", answer.chars, card.over) : this.#words("chars", answer.chars);
            box.state.classList.toggle("over", over);
            if (!box.waiting && tidy(box.area.value) !== answer.text && document.activeElement !== box.area) {
                this.#fill(box, card);
            }
            this.#showMessages(box, this.#desk.check.messagesOf(card, box.path));
            this.#showErrata(box, card);
        }
    }

    #showMessages(box, messages) {
        box.below.querySelector(".messages")?.remove();
        if (messages.length) {
            box.below.prepend(showMessages(messages, this.#words));
        }
    }

    #showErrata(box, card) {
        const entries = this.#entries(box, card);
        if (!entries.length) {
            box.reason = null;
            box.below.querySelector(".erratum")?.remove();
            return;
        }
        box.reason ??= this.#erratum(box, entries[0].reason);
        box.reason.text.textContent = entries.map(({ found, corrected }) => this.#words("erratum", short(found), short(corrected))).join("\n");
        if (!box.reason.element.isConnected) {
            box.below.append(box.reason.element);
        }
    }

    // Why, and who decided: both are kept as the erratum's reason.
    #erratum(box, kept) {
        const [, why, who] = /^(.*?)(?:\(([^()]*)\))?$/s.exec(kept);
        const input = (name, value) => {
            const element = make("input", { id: `${name}-${box.path}`, on: { change: () => this.#take(box) } });
            element.value = value;
            return element;
        };
        const reason = { text: make("p", { class: "change" }), why: input("why", why), who: input("who", who ?? this.#who) };
        const undo = () => {
            box.area.value = box.original;
            this.#take(box);
        };
        reason.element = make("div", { class: "erratum" }, reason.text,
            make("p", {}, make("label", { for: reason.why.id }, this.#words("reason")), reason.why),
            make("p", {}, make("label", { for: reason.who.id }, this.#words("who")), reason.who),
            make("button", { type: "button", class: "link", on: { click: undo } }, this.#words("erratum_undo")));
        return reason;
    }
}
