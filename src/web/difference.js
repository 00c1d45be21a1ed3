// What a file has that another one has not, for fonts that are nearly the same: pieces to be copied, and bytes between them.
// The page puts the file together again (page/packed.js).
//
// A difference is 32-bit numbers, the lowest byte first, and bytes: how many pieces there are; of each, where it is in the
// other file, its length, and how many bytes of the difference follow it; then all of these bytes.
import { unpackLike } from "./page/packed.js";

const BLOCK = 16, STEP = 4; // of the other file every fourth place is known, by the bytes there
const LEAST = 24; // bytes: a piece costs twelve itself

function placesOf(file) {
    const places = new Map();
    for (let at = 0; at + BLOCK <= file.length; at += STEP) {
        const block = file.latin1Slice(at, at + BLOCK);
        if (!places.has(block)) {
            places.set(block, at);
        }
    }
    return places;
}

function sameBytes(file, from, other, at) {
    let n = 0;
    while (from + n < file.length && at + n < other.length && file[from + n] === other[at + n]) {
        n++;
    }
    return n;
}

// The difference of a file (a Buffer) from another one.
export function difference(file, other) {
    const places = placesOf(other), pieces = [[0, 0, 0]], bytes = [];
    for (let i = 0; i < file.length;) {
        const at = places.get(file.latin1Slice(i, Math.min(i + BLOCK, file.length)));
        const n = at === undefined ? 0 : sameBytes(file, i, other, at);
        if (n >= LEAST) {
            pieces.push([at, n, 0]);
            i += n;
        } else {
            bytes.push(file[i++]);
            pieces.at(-1)[2]++;
        }
    }
    const made = Buffer.concat([Buffer.from(Uint32Array.of(pieces.length, ...pieces.flat()).buffer), Buffer.from(bytes)]);
    if (!Buffer.from(unpackLike(other, made)).equals(file)) {
        throw new Error("a difference does not give its file back");
    }
    return made;
}
