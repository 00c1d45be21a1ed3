// Small corrections: the card becomes YAML with the new text, its source is kept beside it, errata.yaml says what changed.
//
// Rules of errata (src/record/errata.c): the records hold the corrected text; `found` must not be there any more, unless it is
// a part of what it was corrected to; neither may be empty. Entries that the page has made itself have the one shape of
// entryText(), so that a further correction of the same answer takes their place, with the source's text as `found`.
import { outputsIn } from "./editions.js";

const encoder = new TextEncoder();

// ---- found → corrected ----

const LEAST = 4; // characters, so that a reader sees where it is
const count = (text, part) => text.split(part).length - 1;

function isClear(found, corrected, from, to) {
    const edges = /^\s|\s$/;
    return corrected !== "" && Array.from(found).length >= LEAST && count(from, found) === 1 && count(to, corrected) === 1 &&
        !edges.test(found) && !edges.test(corrected) && (corrected.includes(found) || !to.includes(found));
}

// What differs between two texts, with as many characters around it as it takes to be told apart.
function differenceIn(from, to, whole) {
    const a = Array.from(from), b = Array.from(to);
    let left = 0, right = 0;
    while (left < Math.min(a.length, b.length) && a[left] === b[left]) {
        left++;
    }
    while (right < Math.min(a.length, b.length) - left && a[a.length - 1 - right] === b[b.length - 1 - right]) {
        right++;
    }
    for (let turn = 0; ; turn++) {
        const found = a.slice(left, a.length - right).join(""), corrected = b.slice(left, b.length - right).join("");
        if (isClear(found, corrected, whole.from, whole.to) || (left === 0 && right === 0)) {
            return { found, corrected };
        }
        if ((turn % 2 === 0 && left > 0) || right === 0) {
            left--;
        } else {
            right--;
        }
    }
}

// [{found, corrected}]: of each line that changed, where the lines still correspond; otherwise of all. Empty where
// there is nothing to be found, or nothing that it was corrected to.
export function differences(from, to) {
    const a = from.split("\n"), b = to.split("\n"), whole = { from, to };
    if (from === to || from === "" || to === "") {
        return [];
    }
    const byLine = a.length === b.length ? a.map((line, i) => [line, b[i]]).filter(([old, now]) => old !== now).map(([old, now]) => differenceIn(old, now, whole)) : [];
    const clear = byLine.length > 0 && byLine.every(({ found, corrected }) => isClear(found, corrected, from, to));
    return clear && originalOf(to, byLine) === from ? byLine : [differenceIn(from, to, whole)];
}

// ---- errata.yaml ----

const entryText = ({ municipality, field, found, corrected, reason }) =>
    `- municipality: "${municipality}"\n  field: ${field}\n  found: ${JSON.stringify(found)}\n  corrected: ${JSON.stringify(corrected)}\n  reason: ${JSON.stringify(reason)}\n`;

const ENTRY = /^- municipality: "(\d{6})"\n  field: (\S+)\n  found: ("(?:[^"\\\n]|\\.)*")\n  corrected: ("(?:[^"\\\n]|\\.)*")\n  reason: ("(?:[^"\\\n]|\\.)*")\n/gm;

function errataName(work) {
    return /^errata: *["']?([^"'#\n]+?)["']? *(#.*)?$/m.exec(work.text("edition.yaml"))?.[1] ?? "errata.yaml";
}

// Entries of the page's own shape about an answer.
export function entriesOf(work, municipality, field) {
    const found = [...work.text(errataName(work)).matchAll(ENTRY)].map((match) => {
        const [, code, path, ...strings] = match;
        const [before, corrected, reason] = strings.map((string) => JSON.parse(string));
        return { municipality: code, field: path, found: before, corrected, reason };
    });
    return found.filter((entry) => entry.municipality === municipality && entry.field === field);
}

// The source's text, before the corrections of entriesOf().
export function originalOf(text, entries) {
    return entries.reduceRight((now, { found, corrected }) => now.replace(corrected, () => found), text);
}

// [name, bytes] for work.change(). A file of the page's own goes with its last entry; one that edition.yaml names stays.
function changedErrata(work, old, entries) {
    const name = errataName(work), isNamed = /^errata:/m.test(work.text("edition.yaml"));
    let text = work.text(name);
    for (const entry of old) {
        text = text.replace(entryText(entry), "");
    }
    if (!text && entries.length) {
        text = "# 正誤表: 原資料の文字を直したところ。Corrections of the source's text.\n";
    }
    text = text.replace(/^\[\]\s*$/m, "");
    text += (text === "" || text.endsWith("\n") ? "" : "\n") + entries.map(entryText).join("");
    return [name, isNamed || /^[^#\s]/m.test(text) ? encoder.encode(text) : null];
}

// ---- the card ----

// As `export --as json` gives it, but for the rare keys `language` and `was`, which the table does not have.
function cardFromTable(check, card) {
    const made = { municipalities: check.municipalitiesOf(card).map(({ code, name }) => ({ code, name })) };
    check.table.fields.forEach(({ path }, i) => setField(made, path, card.answers[i].text));
    return made;
}

function setField(card, path, text) {
    const [section, field] = path.split(".");
    (card[section] ??= {})[field] = text;
}

async function cardsAsJson({ client, work, check }, cards) {
    const rare = cards.some((card) => /\.ya?ml$/.test(card.file) && /^language:|\bwas:/m.test(work.text(check.fileOf(card))));
    const exported = rare ? await client.run(["export", work.folder, "--as", "json", "-o", "cards.json"]) : null;
    const all = exported?.status === 0 ? JSON.parse(new TextDecoder().decode(exported.outputs[0].bytes)).cards : [];
    return cards.map((card) => {
        const made = cardFromTable(check, card);
        return all.find(({ municipalities }) => municipalities[0].code === made.municipalities[0].code) ?? made;
    });
}

// The first name that is free for the source, since an earlier one may be there.
function sourceName(work, file) {
    const name = file.split("/").at(-1);
    let free = `source/${name}`;
    for (let n = 2; work.files.has(free); n++) {
        free = `source/${n}-${name}`;
    }
    return free;
}

// Gives an answer a new text; `original`: what the source says. {messages}: what the engine says against it, and nothing has
// changed then.
export async function correct(desk, card, field, { original, text, reason }) {
    const { client, work, check } = desk;
    const file = check.fileOf(card);
    const cards = check.table.cards.filter((other) => other.file === card.file);
    const made = await cardsAsJson(desk, cards);
    const now = made[cards.indexOf(card)];
    setField(now, field, text);
    const name = `${file.split("/").at(-1)}.json`;
    const answer = await client.run(["import", name, "-o", work.folder, "--force"], { files: [[name, encoder.encode(JSON.stringify({ cards: made }))]] });
    if (answer.status !== 0) {
        return { messages: answer.messages };
    }

    const municipality = now.municipalities[0].code;
    const old = entriesOf(work, municipality, field);
    const entries = differences(original, text).map((one) => ({ municipality, field, ...one, reason }));
    const written = outputsIn(work.folder, answer.outputs), changes = [...written];
    if (written.size && !written.has(file)) {
        changes.push([sourceName(work, file), work.files.get(file)], [file, null]);
    }
    if (old.length || entries.length) {
        changes.push(changedErrata(work, old, entries));
    }
    work.change(changes);
    return { messages: null };
}
