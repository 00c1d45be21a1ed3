// What the engine says about the work: its messages, and the table of answers, anew after every change.
//
//     check.answer      of the command `answers` (messages …); null: none yet
//     check.table       the JSON it printed, see src/web/web.h; null: not even the form can be read
//     "checked"         event when they are new
import { EngineLost } from "./client.js";

// Pages are asked for at once after a change; what is written beside them may come a little later.
const PATIENCE_MS = 120;

export class Check extends EventTarget {
    answer = null;
    table = null;
    #cardsOf = new Map();
    #saidOf = new Map();
    #work;
    #client;
    #timer = 0;
    #changes = 0;
    #seen = -1; // how many changes there were when the answer was asked for

    constructor(work, client) {
        super();
        this.#work = work;
        this.#client = client;
        work.addEventListener("change", () => this.#changes++);
        work.addEventListener("change", ({ detail }) => this.#soon(detail.begun ? 0 : PATIENCE_MS));
        work.addEventListener("language", () => this.#soon(0));
    }

    #soon(delay) {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.run().catch((error) => reportError(error)), delay);
    }

    // Resolves when the table is of the work as it is now.
    async current() {
        while (this.#work.folder && this.#seen !== this.#changes) {
            await this.run();
        }
    }

    // Resolves when the answer is there, or another one is on its way.
    async run() {
        clearTimeout(this.#timer);
        if (!this.#work.folder) {
            return;
        }
        const changes = this.#changes;
        try {
            const answer = await this.#client.run(["answers", this.#work.folder], { newest: "check" });
            if (answer) {
                this.#seen = changes;
                this.answer = answer;
                this.table = answer.text ? JSON.parse(answer.text) : null;
                this.#index();
                this.dispatchEvent(new Event("checked"));
            }
        } catch (error) {
            this.#seen = changes; // there will be no other answer
            if (!(error instanceof EngineLost)) {
                throw error;
            }
        }
    }

    // The card of a slug, a municipality's code, or an index; undefined: there is none.
    card(which) {
        const of = this.table?.municipalities.find((municipality) => municipality.code === which);
        return this.table?.cards[of ? of.card : which] ?? this.table?.cards.find((card) => card.slug === which);
    }

    // In the card's own order: the first one's code names the card.
    municipalitiesOf(card) {
        const index = this.table.cards.indexOf(card), names = card.names.split("、");
        const found = this.table.municipalities.filter((municipality) => municipality.card === index);
        return found.sort((a, b) => names.indexOf(a.name) - names.indexOf(b.name));
    }

    // The name of a message's or card's file within the edition; null: it is of another folder.
    fileOf({ file }) {
        const folder = `${this.#work.folder}/`;
        return file?.startsWith(folder) ? file.slice(folder.length) : null;
    }

    // Cards by the files that they and their answers are from, and what is said about each: once an answer of the engine, since
    // there may be thousands of cards and of messages.
    #index() {
        this.#cardsOf = new Map();
        this.#saidOf = new Map();
        for (const card of this.table?.cards ?? []) {
            for (const file of new Set([card.file, ...card.answers.map((answer) => answer.file)])) {
                this.#cardsOf.set(file, [...(this.#cardsOf.get(file) ?? []), card]);
            }
        }
        for (const message of this.answer.messages) {
            const at = this.answerAt(message);
            if (at) {
                this.#saidOf.set(at.card, [...(this.#saidOf.get(at.card) ?? []), { message, field: at.field }]);
            }
        }
    }

    // Messages about a card; with a field's path about its answer.
    messagesOf(card, path = null) {
        return (this.#saidOf.get(card) ?? []).filter(({ field }) => path === null || field === path).map(({ message }) => message);
    }

    // The answer that a message is about: {card, field}; null: none that is known.
    answerAt(message) {
        for (const card of (message.file && this.#cardsOf.get(message.file)) || []) {
            const at = card.answers.findLastIndex((answer) => isAt(message, card, answer));
            if (at >= 0) {
                return { card, field: this.table.fields[at].path };
            }
        }
        return null;
    }
}

function isAt(message, card, answer) {
    if (!message.file || message.file !== (answer.file ?? card.file)) {
        return false;
    }
    return message.cell ? message.cell === answer.cell && message.sheet === answer.sheet : Boolean(answer.line) && answer.line <= message.line;
}
