// Starts the page: the work, the engine, and the steps that show them.
import { showAnswers } from "./answers.js";
import { Check } from "./check.js";
import { Client, EngineLost } from "./client.js";
import { tell } from "./dom.js";
import { makeFileDialog } from "./file.js";
import { Keep, keepUp } from "./keep.js";
import { showLicences } from "./licences.js";
import { showMistakes } from "./mistakes.js";
import { showPages } from "./pages.js";
import { loadPart, PartMissing, readPart } from "./parts.js";
import { showSave } from "./save.js";
import { makeSteps } from "./steps.js";
import { showStart } from "./open.js";
import { speak, words } from "./words.js";
import { Work } from "./work.js";
import { ZipError } from "./zip.js";

const TOLD_MS = 7000;

const byId = (id) => document.getElementById(id);

// ---- what the page says ----

// An error, in words that help; "" takes the last one away.
function alarm(problem) {
    const text = problem instanceof PartMissing ? words("part_missing", problem.part)
        : problem instanceof ZipError ? words(`zip_${problem.code}`, problem.entry)
        : problem instanceof EngineLost ? words(problem.failed ? "no_start" : "lost", problem.message) : problem instanceof Error ? words("unexpected", problem.message) : problem;
    byId("alert").replaceChildren(...text.split("\n").filter(Boolean).map((line) => Object.assign(document.createElement("p"), { textContent: line })));
    if (problem instanceof Error) {
        console.error(problem);
    }
}

function speakEverywhere(language) {
    speak(language);
    document.documentElement.lang = language;
    for (const element of document.querySelectorAll("[data-words]")) {
        element.textContent = words(element.dataset.words);
    }
    for (const element of document.querySelectorAll("[data-label]")) {
        element.setAttribute("aria-label", words(element.dataset.label));
    }
    document.title = words("name");
    byId("language").textContent = words("language");
    byId("language").lang = language === "ja" ? "en" : "ja";
}

function nameEdition(work, check) {
    const edition = check.table?.edition;
    byId("edition-name").textContent = work.folder ? [work.folder, edition?.year, edition?.title].filter(Boolean).join("  ") : words("purpose");
}

function badge(step, text, kind = "") {
    byId(`badge-${step}`).textContent = text;
    byId(`badge-${step}`).className = `badge ${kind}`;
}

// What happened, said and shown for a while.
function listenToTell() {
    let timer = 0, told = 0;
    document.addEventListener("tell", ({ detail }) => {
        byId("tell").textContent = detail;
        document.documentElement.dataset.told = ++told;
        clearTimeout(timer);
        timer = setTimeout(() => byId("tell").replaceChildren(), TOLD_MS);
    });
}

function showBusy(client) {
    let timer = 0;
    const show = (key) => {
        byId("busy-text").textContent = words(key);
        byId("busy").hidden = !client.busy;
    };
    client.addEventListener("busy", () => {
        document.documentElement.dataset.busy = client.busy ? "busy" : "";
        clearTimeout(timer);
        timer = setTimeout(() => show("busy"), client.busy ? 150 : 0);
    });
    client.addEventListener("loading", () => show("loading"));
}

// ---- the engine ----

async function startWorker() {
    const [program, module] = await Promise.all([loadPart("worker"), loadPart("tsuzuri.wasm")]);
    const worker = new Worker(URL.createObjectURL(new Blob([program], { type: "text/javascript" })));
    worker.postMessage({ start: module });
    return worker;
}

// The program's own files: texts, fonts that are in the page, and names of those that lie beside it.
async function provide(client, { texts, fonts, beside }) {
    const encoder = new TextEncoder();
    client.provide(Object.entries(texts).map(([name, text]) => [name, encoder.encode(text)]));
    client.provide(await Promise.all(fonts.map(async ({ name, like }) => {
        const own = await loadPart(name.split("/").at(-1));
        return [name, like ? { packed: await loadPart(like), difference: own } : { packed: own }];
    })));
    client.provide(beside.map((name) => [name, null]));
}

// [{name, roman}] of the prefectures, from the table of municipalities.
function prefectures(table) {
    const rows = table.split("\n").filter((line) => /^\d/.test(line)).map((line) => line.split("\t"));
    return rows.filter(([, name, , , prefecture]) => name === prefecture).map(([, name, , roman]) => ({ name, roman }));
}

// ---- all together ----

async function start() {
    const work = new Work();
    speakEverywhere(work.language);
    if (typeof WebAssembly === "undefined" || typeof DecompressionStream === "undefined") {
        alarm(`${words("no_wasm")}\n${words("no_wasm_do")}`);
        return;
    }
    const keep = new Keep();
    const kept = await keep.restore().catch(() => null);
    if (kept) {
        work.language = kept.language;
        speakEverywhere(work.language);
    }
    const { program, sample } = await readPart("files");
    const client = new Client(work, startWorker), check = new Check(work, client);
    await provide(client, program);
    client.run(["layouts"]).catch(() => {}); // so that the engine has begun when the first work comes

    const goTo = makeSteps(() => alarm(""));
    const encoder = new TextEncoder();
    const desk = { client, work, check, words, alarm, goTo, badge, keep };
    work.addEventListener("language", () => speakEverywhere(work.language));
    work.addEventListener("change", () => nameEdition(work, check));
    byId("language").addEventListener("click", () => work.setLanguage(work.language === "ja" ? "en" : "ja"));
    listenToTell();
    client.addEventListener("lost", ({ detail }) => alarm(detail));
    check.addEventListener("checked", () => nameEdition(work, check));
    showBusy(client);
    keepUp(keep, work, (error) => alarm(words("keep_failed", error.message)));

    showStart(byId("panel-start"), { ...desk, japan: prefectures(program.texts["data/japan/municipalities.tsv"]),
        sample: new Map(Object.entries(sample).map(([name, text]) => [name, encoder.encode(text)])) });
    const openAnswer = showAnswers(byId("panel-answers"), desk);
    showMistakes(byId("panel-mistakes"), { ...desk, openAnswer, openFile: makeFileDialog(desk) });
    showPages(byId("panel-pages"), { ...desk, openAnswer });
    showSave(byId("panel-save"), desk);
    showLicences(byId("about"), byId("licences"), alarm);
    document.addEventListener("place", () => goTo("pages"));
    if (kept?.folder) {
        work.begin(kept.folder, kept.files, kept.since ? { folder: kept.since, files: kept.olderFiles } : null);
        tell(words("restored", kept.folder));
        goTo("answers");
    }
    document.documentElement.dataset.ready = Math.round(performance.now());
}

addEventListener("error", ({ error, message }) => alarm(error ?? message));
addEventListener("unhandledrejection", ({ reason }) => alarm(reason));
// A file that is dropped beside an area must not take the page away.
addEventListener("dragover", (event) => event.preventDefault());
addEventListener("drop", (event) => event.preventDefault());
start();
