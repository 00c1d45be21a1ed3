// Corrects answers of an edition again and again in the page's engine, and lets the engine judge each: what it says, the text
// that it then has, and the errata. Prints one line of JSON for each correction.
//
//     node correct.mjs WASM EDITION SEED COUNT
import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { Engine } from "../../src/web/page/engine.js";
import { Check } from "../../src/web/page/check.js";
import { correct, entriesOf, originalOf } from "../../src/web/page/corrections.js";
import { Work } from "../../src/web/page/work.js";

const [wasm, edition, seed, count] = process.argv.slice(2);

const files = (tree) => readdirSync(tree, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));

// The engine without a worker; files are put before each call.
class PlainClient {
    constructor(engine, work) {
        this.engine = engine;
        this.work = work;
        this.there = new Set();
    }

    async run(words, { files: given = [] } = {}) {
        const wanted = new Map([...this.work.all(), ...given]);
        for (const name of this.there) {
            wanted.has(name) || this.engine.remove(name);
        }
        for (const [name, bytes] of wanted) {
            this.engine.put(name, bytes);
        }
        this.there = new Set(wanted.keys());
        const answer = this.engine.run(words, this.work.language);
        for (const name of answer.needed) {
            this.engine.put(name, readFileSync(`/${name}`));
        }
        return answer.needed.length ? this.run(words, { files: given }) : answer;
    }
}

// Numbers below n, the same for the same seed.
let state = Number(seed) + 1;
function below(n) {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * n);
}

// A small slip mended: characters exchanged, put in or taken out, once or in several places, or all written anew.
function changed(text) {
    const characters = Array.from(text);
    if (below(12) === 0) {
        return below(2) ? "" : "まったく別の回答です。\n・2行目";
    }
    for (let n = 1 + below(3); n > 0; n--) {
        const at = below(characters.length + 1), what = ["医", "、", "a", "アルファ", "\\", '"', "𠮷", "\n・", "#", ": "][below(10)];
        characters.splice(at, below(3), ...(below(4) ? [what] : []));
    }
    return characters.join("").replace(/[ \t\u3000]+$/gm, "").replace(/^\n+|\n+$/g, "");
}

const engine = await Engine.start(readFileSync(wasm));
for (const file of ["layouts", "fonts", "data/japan"].flatMap(files)) {
    engine.put(file, readFileSync(file));
}
for (const [, font] of readFileSync("fonts/fonts.yaml", "utf8").matchAll(/^ +file: *(\S+)/gm)) {
    engine.put(`usr/share/fonts/${font}`);
}
const work = new Work(), client = new PlainClient(engine, work), check = new Check(work, client);
work.language = "en";
// Without errata of its own: those are about texts that are changed here.
const plain = (name, bytes) => (name === "edition.yaml" ? new TextEncoder().encode(new TextDecoder().decode(bytes).replace(/^errata:.*\n/m, "")) : bytes);
work.begin("edition", files(edition).map((file) => [relative(edition, file), readFileSync(file)])
    .filter(([name]) => name !== "errata.yaml").map(([name, bytes]) => [name, plain(name, bytes)]));

for (let n = 0; n < Number(count); n++) {
    await check.current();
    const slug = check.table.cards[below(check.table.cards.length)].slug, card = check.card(slug);
    const i = below(check.table.fields.length), { path } = check.table.fields[i];
    const code = check.municipalitiesOf(card)[0].code, before = card.answers[i].text;
    const original = originalOf(before, entriesOf(work, code, path));
    const text = below(6) ? changed(before) : original;
    const { messages } = await correct({ client, work, check }, card, path, { original, text, reason: "\"見て\\直した\": #1" });
    await check.current();
    const now = check.card(slug);
    console.log(JSON.stringify({
        slug, path, before, original, text, refused: messages?.map(({ message }) => message) ?? null, now: now.answers[i].text, entries: entriesOf(work, code, path),
        back: originalOf(now.answers[i].text, entriesOf(work, code, path)), file: check.fileOf(now),
        complaints: check.answer.messages.filter(({ message }) => /erratum|errata/.test(message)).map(({ message }) => message),
        errors: check.answer.messages.filter(({ severity }) => severity === "error").map(({ message }) => message),
    }));
}
process.exit(0);
