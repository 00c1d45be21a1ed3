// Makes the page out of its parts: tsuzuri.html with everything in it, and site/, the same as separate files.
//
//     node src/web/pack.js build/web        from the top of the repository, after tsuzuri.wasm has been linked
//
// Modules become one script, each a function that gives its exports; fonts, engine and files become gzip in base64 (parts.js
// reads them). Fonts that few records need lie beside the page in tsuzuri-files/. Same inputs, same bytes.
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { difference } from "./difference.js";
import { collectLicences } from "./licences.js";

const PAGE = "src/web/page";
const ENTRY = "main.js", WORKER = "worker.js", STYLES = ["style.css", "pages.css"];
// The families of all supplied layouts' text; every other font is a fallback, or asked for by a layout of one's own. A font
// that differs little from another one is packed as the difference.
const INSIDE = ["BIZUDGothic-Regular.ttf", "BIZUDGothic-Bold.ttf", "BIZUDPGothic-Regular.ttf", "BIZUDPGothic-Bold.ttf"];
const LIKE = { "BIZUDPGothic-Regular.ttf": "BIZUDGothic-Regular.ttf", "BIZUDPGothic-Bold.ttf": "BIZUDGothic-Bold.ttf" };

const read = (path) => readFileSync(path, "utf8");
const pack = (bytes) => gzipSync(bytes, { level: 9 }).toString("base64");
const packJson = (value) => pack(Buffer.from(JSON.stringify(value)));

// ---- modules → one script ----

const IMPORT = /^import \{([^}]*)\} from "\.\/([^"]+)";\n/gm;
const EXPORT = /^export (?=(?:async )?(?:function|class|const) (\w+))/gm;
const variable = (name) => `module_${name.replace(/\W/g, "_")}`;

function asFunction(name, source) {
    const exported = [...source.matchAll(EXPORT)].map((match) => match[1]);
    const body = source
        .replace(IMPORT, (_, names, from) => `const {${names.replace(/ as /g, ": ")}} = ${variable(from)};\n`)
        .replace(EXPORT, "");
    if (/^(import|export)\b/m.test(body)) {
        throw new Error(`${name}: an import or export of a form that pack.js does not know`);
    }
    return `// ---- ${name} ----\nconst ${variable(name)} = (() => {\n${body}\nreturn { ${exported.join(", ")} };\n})();\n`;
}

// The modules that `entry` needs, each after those that it imports.
function bundle(entry) {
    const done = new Map();
    const visit = (name, path) => {
        if (path.includes(name)) {
            throw new Error(`modules import each other: ${[...path, name].join(" → ")}`);
        }
        if (!done.has(name)) {
            const source = read(join(PAGE, name));
            for (const [, , from] of source.matchAll(IMPORT)) {
                visit(from, [...path, name]);
            }
            done.set(name, asFunction(name, source));
        }
    };
    visit(entry, []);
    const script = `"use strict";\n${[...done.values()].join("\n")}`;
    if (/<\/script|<!--/i.test(script)) {
        throw new Error("a script cannot have </script or <!-- in it");
    }
    return script;
}

// ---- files ----

const text = new TextDecoder("utf-8", { fatal: true });

function textsBelow(folder, wanted = () => true) {
    const names = readdirSync(folder, { recursive: true }).filter((name) => statSync(join(folder, name)).isFile() && wanted(name)).sort();
    return names.map((name) => [name, text.decode(readFileSync(join(folder, name)))]);
}

// Paths of all font files, without a leading "/", as the engine names them.
function fontPaths() {
    const list = read("fonts/fonts.yaml");
    const directory = /^directory: *(\S+)/m.exec(list)[1];
    return [...new Set([...list.matchAll(/^ +file: *(\S+)/gm)].map((match) => join(directory, match[1]).slice(1)))];
}

const baseName = (path) => path.split("/").at(-1);

function collectFiles(fonts) {
    const layouts = textsBelow("layouts", (name) => /^[^/]*\.yaml$/.test(name)).map(([name, content]) => [`layouts/${name}`, content]);
    const others = ["fonts/fonts.yaml", "data/japan/municipalities.tsv", "data/japan/starter-form.yaml"].map((name) => [name, read(name)]);
    const program = {
        texts: Object.fromEntries([...layouts, ...others]),
        fonts: fonts.filter((path) => INSIDE.includes(baseName(path))).map((name) => ({ name, like: LIKE[baseName(name)] })),
        beside: fonts.filter((path) => !INSIDE.includes(baseName(path))),
    };
    return { program, sample: Object.fromEntries(textsBelow("data/r7")) };
}

function packFont(path, fonts) {
    const like = fonts.find((other) => baseName(other) === LIKE[baseName(path)]), bytes = readFileSync(`/${path}`);
    return pack(like ? difference(bytes, readFileSync(`/${like}`)) : bytes);
}

// ---- what is written ----

const hash = (content) => `'sha256-${createHash("sha256").update(content).digest("base64")}'`;

// No connection of any kind. Scripts beside the page are those with packed fonts; a file: page has no 'self'.
function policy(script, style) {
    const rules = ["default-src 'none'", `script-src ${script} 'wasm-unsafe-eval'`, `style-src ${style}`, "img-src blob: data:",
        "worker-src blob:", "connect-src 'none'", "form-action 'none'", "base-uri 'none'"];
    return `<meta http-equiv="Content-Security-Policy" content="${rules.join("; ")}">`;
}

function fill(html, values) {
    return Object.entries(values).reduce((made, [name, value]) => made.replace(`<!-- pack.js: ${name} -->`, () => value), html);
}

function asScript(name, content) {
    return `tsuzuriPart(${JSON.stringify(name)}, ${JSON.stringify(content)});\n`;
}

// Packed anew only where the font is newer: the big ones take a while.
function packBeside(path, target) {
    if (!existsSync(target) || statSync(target).mtimeMs < statSync(path).mtimeMs) {
        writeFileSync(target, asScript(baseName(path), pack(readFileSync(path))));
    }
}

function writeSite(folder, html, { script, style, parts, beside }) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(join(folder, "tsuzuri-files"), { recursive: true });
    writeFileSync(join(folder, "page.js"), script);
    writeFileSync(join(folder, "style.css"), style);
    for (const [name, content] of parts) {
        writeFileSync(join(folder, "tsuzuri-files", `${name}.js`), asScript(name, content));
    }
    for (const file of beside) {
        copyFileSync(file, join(folder, "tsuzuri-files", baseName(file)));
    }
    writeFileSync(join(folder, "index.html"), fill(html, {
        policy: policy("'self' file:", "'self' file:"),
        styles: '<link rel="stylesheet" href="style.css">',
        parts: "",
        script: '<script src="page.js"></script>',
    }));
}

function main(folder) {
    const fonts = fontPaths();
    const parts = [
        ["worker", bundle(WORKER)],
        ["files", packJson(collectFiles(fonts))],
        ["licences", packJson(collectLicences(join(folder, "sources")))],
        ["tsuzuri.wasm", pack(readFileSync(join(folder, "tsuzuri.wasm")))],
        ...fonts.filter((path) => INSIDE.includes(baseName(path))).map((path) => [baseName(path), packFont(path, fonts)]),
    ];
    const html = read(join(PAGE, "index.html")), script = bundle(ENTRY);
    const style = STYLES.map((name) => join(PAGE, name)).filter(existsSync).map(read).join("\n");

    mkdirSync(join(folder, "tsuzuri-files"), { recursive: true });
    const beside = fonts.filter((path) => !INSIDE.includes(baseName(path))).map((path) => {
        const target = join(folder, "tsuzuri-files", `${baseName(path)}.js`);
        packBeside(`/${path}`, target);
        return target;
    });
    writeSite(join(folder, "site"), html, { script, style, parts, beside });
    writeFileSync(join(folder, "tsuzuri.html"), fill(html, {
        policy: policy(`${hash(script)} 'self' file:`, hash(style)),
        styles: `<style>${style}</style>`,
        parts: parts.map(([name, content]) => `<script type="text/plain" id="part:${name}">${content}</script>`).join("\n"),
        script: `<script>${script}</script>`,
    }));
}

main(process.argv[2]);
