// Zip files (APPNOTE 6.3.10): read from what a browser was given, and made, always with the same bytes.
//
//     const files = await readZip(bytes);      Map of name → Uint8Array, without folders
//     const blob = await writeZip(files);

// `code` says what is wrong: "not-zip", "damaged", "encrypted", "method", "name", "too-large". `name`: of the file in it, if any.
export class ZipError extends Error {
    constructor(code, entry = "") {
        super(entry ? `${code}: ${entry}` : code);
        this.code = code;
        this.entry = entry;
    }
}

const LOCAL = 0x04034b50, CENTRAL = 0x02014b50, END = 0x06054b50;
const END_SIZE = 22, CENTRAL_SIZE = 46, LOCAL_SIZE = 30;
const ENCRYPTED = 1, UTF8 = 1 << 11;
const STORED = 0, DEFLATED = 8;
const UNICODE_PATH = 0x7075; // extra field: the name in UTF-8, by Info-ZIP

// Far beyond any edition, and little enough for a browser.
export const limits = { files: 20000, file: 256 << 20, all: 1 << 30 };

const utf8 = new TextDecoder("utf-8", { fatal: true });
const cp932 = new TextDecoder("shift_jis", { fatal: true });

function decode(decoder, bytes) {
    try {
        return decoder.decode(bytes);
    } catch {
        return null;
    }
}

// Windows' Explorer writes names in CP932 and says nothing of it; other programs write UTF-8, with or without saying so.
function entryName(bytes, flags, extra) {
    const name = flags & UTF8 ? decode(utf8, bytes) : (unicodePath(extra) ?? decode(utf8, bytes) ?? decode(cp932, bytes));
    if (name === null) {
        throw new ZipError("name");
    }
    return name.replaceAll("\\", "/");
}

function unicodePath(extra) {
    const view = new DataView(extra.buffer, extra.byteOffset, extra.length);
    for (let at = 0; at + 4 <= extra.length;) {
        const id = view.getUint16(at, true), size = view.getUint16(at + 2, true);
        if (id === UNICODE_PATH && size > 5 && at + 4 + size <= extra.length) {
            return decode(utf8, extra.subarray(at + 9, at + 4 + size));
        }
        at += 4 + size;
    }
    return null;
}

// Names of files that would lie outside of the folder are refused, as are those that no folder could have.
function checkName(name) {
    const parts = name.split("/");
    if (/^[A-Za-z]:/.test(name) || name.includes("\0") || parts.some((part) => part === "" || part === "." || part === "..")) {
        throw new ZipError("name", name);
    }
    return name;
}

// Where the central directory is: its end record stands before a comment of at most 65,535 bytes.
function findEnd(view) {
    const least = Math.max(0, view.byteLength - END_SIZE - 0xffff);
    for (let at = view.byteLength - END_SIZE; at >= least; at--) {
        if (view.getUint32(at, true) === END && at + END_SIZE + view.getUint16(at + 20, true) <= view.byteLength) {
            return at;
        }
    }
    throw new ZipError("not-zip");
}

function* entries(bytes, view) {
    const end = findEnd(view);
    const count = view.getUint16(end + 10, true);
    let at = view.getUint32(end + 16, true);
    if (count > limits.files) {
        throw new ZipError("too-large");
    }
    for (let i = 0; i < count; i++) {
        if (at + CENTRAL_SIZE > end || view.getUint32(at, true) !== CENTRAL) {
            throw new ZipError("damaged"); // also zip64: larger than anything that is read here
        }
        const [nameSize, extraSize, commentSize] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
        const next = at + CENTRAL_SIZE + nameSize + extraSize + commentSize;
        if (next > end) {
            throw new ZipError("damaged");
        }
        const flags = view.getUint16(at + 8, true), nameAt = at + CENTRAL_SIZE;
        yield {
            flags,
            name: entryName(bytes.subarray(nameAt, nameAt + nameSize), flags, bytes.subarray(nameAt + nameSize, nameAt + nameSize + extraSize)),
            method: view.getUint16(at + 10, true),
            crc: view.getUint32(at + 16, true),
            packed: view.getUint32(at + 20, true),
            size: view.getUint32(at + 24, true),
            at: view.getUint32(at + 42, true),
        };
        at = next;
    }
}

// The bytes of an entry as they lie in the file. The local header has lengths of its own for name and extra field.
function packedBytes(bytes, view, entry) {
    if (entry.at + LOCAL_SIZE > bytes.length || view.getUint32(entry.at, true) !== LOCAL) {
        throw new ZipError("damaged", entry.name);
    }
    const from = entry.at + LOCAL_SIZE + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
    if (from + entry.packed > bytes.length) {
        throw new ZipError("damaged", entry.name);
    }
    return bytes.subarray(from, from + entry.packed);
}

// Not a byte more than the directory promises is unpacked.
async function inflate(packed, entry) {
    const out = new Uint8Array(entry.size);
    const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
    let filled = 0;
    try {
        for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
            if (filled + piece.value.length > out.length) {
                throw new ZipError("damaged", entry.name);
            }
            out.set(piece.value, filled);
            filled += piece.value.length;
        }
    } catch {
        await reader.cancel().catch(() => {});
        throw new ZipError("damaged", entry.name);
    }
    if (filled !== out.length) {
        throw new ZipError("damaged", entry.name);
    }
    return out;
}

async function entryBytes(bytes, view, entry) {
    if (entry.flags & ENCRYPTED) {
        throw new ZipError("encrypted", entry.name);
    }
    if (entry.method !== STORED && entry.method !== DEFLATED) {
        throw new ZipError("method", entry.name);
    }
    // Deflate makes at most 1,032 bytes of one: what promises more is not worth its memory.
    if (entry.size > limits.file || entry.size > entry.packed * 1032 + 1032) {
        throw new ZipError("too-large", entry.name);
    }
    const packed = packedBytes(bytes, view, entry);
    if (entry.method === STORED && entry.packed !== entry.size) {
        throw new ZipError("damaged", entry.name);
    }
    const out = entry.method === STORED ? packed.slice() : await inflate(packed, entry);
    if (crc32(out) !== entry.crc) {
        throw new ZipError("damaged", entry.name);
    }
    return out;
}

// All files of a zip file by their names, in the order of its directory; of two of one name the last.
export async function readZip(bytes) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const found = [...entries(bytes, view)].filter((entry) => !entry.name.endsWith("/"));
    if (found.reduce((sum, entry) => sum + entry.size, 0) > limits.all) {
        throw new ZipError("too-large");
    }
    const files = new Map();
    for (const entry of found) {
        files.set(checkName(entry.name), await entryBytes(bytes, view, entry));
    }
    return files;
}

// ---- CRC-32 (ISO 3309) ----

const table = Uint32Array.from({ length: 256 }, (_, n) => {
    for (let bit = 0; bit < 8; bit++) {
        n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
    }
    return n;
});

export function crc32(bytes) {
    let crc = ~0;
    for (const byte of bytes) {
        crc = table[(crc ^ byte) & 255] ^ (crc >>> 8);
    }
    return ~crc >>> 0;
}

// ---- writing ----

const DATE = (1 << 5) | 1; // 1 January 1980, the first that zip can tell: no clock, so the same files give the same bytes

async function deflate(bytes) {
    const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
}

// What both headers of an entry have in common.
function fields(entry) {
    const view = new DataView(new ArrayBuffer(26));
    view.setUint16(0, 20, true); // version 2.0: deflate and folders
    view.setUint16(2, UTF8, true);
    view.setUint16(4, entry.method, true);
    view.setUint16(8, DATE, true);
    view.setUint32(10, entry.crc, true);
    view.setUint32(14, entry.packed.length, true);
    view.setUint32(18, entry.size, true);
    view.setUint16(22, entry.name.length, true);
    return new Uint8Array(view.buffer);
}

function number32(...numbers) {
    return new Uint8Array(new Uint32Array(numbers).buffer); // WebAssembly runs on little-endian machines only, as does this
}

function localHeader(entry) {
    return [number32(LOCAL), fields(entry), entry.name];
}

function centralHeader(entry) {
    return [number32(CENTRAL), new Uint8Array([20, 0]), fields(entry), new Uint8Array(10), number32(entry.at), entry.name];
}

function endRecord(count, size, at) {
    const view = new DataView(new ArrayBuffer(END_SIZE));
    view.setUint32(0, END, true);
    view.setUint16(8, count, true);
    view.setUint16(10, count, true);
    view.setUint32(12, size, true);
    view.setUint32(16, at, true);
    return new Uint8Array(view.buffer);
}

const length = (pieces) => pieces.reduce((sum, piece) => sum + piece.length, 0);

// Files are deflated where that makes them smaller: PDFs and workbooks are so already.
export async function writeZip(files) {
    const pieces = [], central = [];
    let at = 0;
    for (const [name, bytes] of files) {
        const deflated = await deflate(bytes);
        const method = deflated.length < bytes.length ? DEFLATED : STORED;
        const entry = {
            name: new TextEncoder().encode(name), method, at, crc: crc32(bytes), size: bytes.length,
            packed: method === DEFLATED ? deflated : bytes,
        };
        const local = [...localHeader(entry), entry.packed];
        pieces.push(...local);
        central.push(...centralHeader(entry));
        at += length(local);
    }
    if (files.size > 0xfffe || at > 0xfffffffe) {
        throw new ZipError("too-large");
    }
    return new Blob([...pieces, ...central, endRecord(files.size, length(central), at)], { type: "application/zip" });
}
