// Returned files become files of cards/, each in the place of the one of the same municipality.

const KINDS = /\.(xlsx|ods|csv|tsv|ya?ml)$/i;
const PROBE = "probe"; // folder of an edition that has nothing but the returned files

// Codes of municipalities that a file's name tells: by a code in it, or else by the longest name in it.
function codesInName(name, municipalities) {
    const plain = name.normalize("NFKC");
    const byCode = municipalities.filter(({ code }) => plain.includes(code));
    const byName = municipalities.filter((municipality) => plain.includes(municipality.name)).sort((a, b) => b.name.length - a.name.length);
    return (byCode.length ? byCode : byName.slice(0, 1)).map(({ code }) => code);
}

// Map: name in cards/ → codes of the municipalities whose answers are in it. `folder`: under which the table has the files.
function contents(names, folder, table) {
    return new Map(names.map((name) => {
        const cards = (table?.cards ?? []).map((card, index) => ({ ...card, index })).filter(({ file }) => file === `${folder}/${name}`);
        const inside = (table?.municipalities ?? []).filter(({ card }) => cards.some(({ index }) => index === card)).map(({ code }) => code);
        return [name, inside.length ? inside : codesInName(name, table?.municipalities ?? [])];
    }));
}

// What the engine finds in the files, were they alone there.
async function readAlone(client, work, returned) {
    const edition = [...work.files].filter(([name]) => !name.startsWith("cards/"));
    const files = [...edition, ...returned].map(([name, bytes]) => [`${PROBE}/${name}`, bytes]);
    const { text } = await client.run(["answers", PROBE], { files });
    return contents([...returned.keys()], PROBE, text ? JSON.parse(text) : null);
}

// {changes: for work.change(), added, replaced: [name], shared: [name], refused: [path]}: files of the same municipalities are
// replaced; one that has others' answers too (shared) stays.
export async function takeReturned({ client, work, check }, files) {
    const refused = [...files.keys()].filter((path) => !KINDS.test(path));
    const returned = new Map([...files].filter(([path]) => KINDS.test(path)).map(([path, bytes]) => [`cards/${path.split("/").at(-1)}`, bytes]));
    if (!returned.size) {
        return { changes: [], added: 0, replaced: [], shared: [], refused };
    }
    await check.current();
    const inside = await readAlone(client, work, returned);
    const codes = new Set([...inside.values()].flat());
    const there = contents([...work.files.keys()].filter((name) => name.startsWith("cards/")), work.folder, check.table);
    const touched = [...there].filter(([name, old]) => !returned.has(name) && old.some((code) => codes.has(code)));
    const gone = touched.filter(([, old]) => old.every((code) => codes.has(code))).map(([name]) => name);
    const same = [...returned.keys()].filter((name) => there.has(name));
    return {
        changes: [...gone.map((name) => [name, null]), ...returned],
        added: returned.size,
        replaced: [...gone, ...same],
        shared: touched.map(([name]) => name).filter((name) => !gone.includes(name)),
        refused,
    };
}

// Where the answers of a municipality without a readable card may be: a file whose name tells it.
export function fileNamed(work, municipality) {
    return [...work.files.keys()].find((name) => name.startsWith("cards/") && codesInName(name, [municipality]).length) ?? null;
}
