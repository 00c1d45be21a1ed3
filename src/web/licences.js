// The licences of all that pack.js puts into the page, as [{name, version, note, text}]: of the program, of each source package,
// of what the compiler links in, of fonts and data. Texts are taken from where each part came from.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const read = (path) => readFileSync(path, "utf8");

// Of a source package the first of these that it has; nettle's is in two parts.
const NAMES = [["COPYING.LESSERv3", "COPYINGv3"], ["COPYING"], ["LICENSE.TXT"], ["LICENSE.md"], ["LICENSE"], ["License"], ["License.txt"], ["debian/copyright"]];

const documentation = (name) => `/usr/share/doc/${name}/copyright`;

// [{name, version, patches}] of sources.tsv.
function packages() {
    const found = [];
    for (const [kind, value, version] of read("src/web/sources.tsv").split("\n").map((line) => line.split("\t"))) {
        if (kind === "package") {
            found.push({ name: value, version, patches: [] });
        } else if (kind === "patch") {
            found.at(-1).patches.push(value);
        }
    }
    return found;
}

// libharu's source package has lost the file; Debian's library has it.
function licenceOf(folder, name) {
    const files = NAMES.map((names) => names.map((file) => join(folder, name, file))).find((paths) => paths.every(existsSync));
    if (files) {
        return files.map(read).join("\n\n");
    }
    return read(documentation("libhpdf-dev"));
}

// The package of one version of the compiler.
const compilerPackage = readdirSync("/usr/share/doc").filter((name) => /^libclang-rt-\d+-dev-wasm32$/.test(name)).sort().at(-1);

// What comes with Debian's binary packages, as of the machine that makes the page.
const INSTALLED = [
    ["wasi-libc", "wasi-libc"],
    ["compiler-rt, libc++ (LLVM)", compilerPackage],
    ["BIZ UDゴシック", "fonts-morisawa-bizud-gothic"],
    ["BIZ UD明朝", "fonts-morisawa-bizud-mincho"],
    ["Noto Sans CJK, Noto Serif CJK", "fonts-noto-cjk"],
    ["DejaVu Sans", "fonts-dejavu-core"],
];

export function collectLicences(folder) {
    const libraries = packages().map(({ name, version, patches }) => ({
        name, version, note: patches.length ? `patches: ${patches.join(", ")}` : "", text: licenceOf(folder, name),
    }));
    const installed = INSTALLED.map(([name, from]) => ({ name, version: "", note: from, text: read(documentation(from)) }));
    return [
        { name: "綴り (tsuzuri)", version: "", note: "", text: read("LICENSE") },
        ...libraries,
        ...installed,
        { name: "全国地方公共団体コード", version: "", note: "data/japan", text: read("data/japan/README.md") },
        { name: "見本 (r7)", version: "", note: "data/r7", text: read("data/r7/README.md") },
    ];
}
