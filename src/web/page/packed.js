// What is packed into the page: bytes as gzip in base64, decoded without any connection.

function decode(base64) {
    if (Uint8Array.fromBase64) {
        return Uint8Array.fromBase64(base64);
    }
    const characters = atob(base64);
    const bytes = new Uint8Array(characters.length);
    for (let i = 0; i < bytes.length; i++) {
        bytes[i] = characters.charCodeAt(i);
    }
    return bytes;
}

// The bytes of a packed content.
export async function unpack(base64) {
    const stream = new Blob([decode(base64)]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
}

// A file that is nearly like another one, from its difference (src/web/difference.js).
export function unpackLike(other, difference) {
    const view = new DataView(difference.buffer, difference.byteOffset, difference.byteLength);
    const number = (i) => view.getUint32(4 * i, true);
    const pieces = number(0), parts = [];
    for (let i = 0, from = 4 * (1 + 3 * pieces); i < pieces; i++) {
        const at = number(1 + 3 * i), copied = number(2 + 3 * i), own = number(3 + 3 * i);
        parts.push(other.subarray(at, at + copied), difference.subarray(from, from + own));
        from += own;
    }
    const file = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
    let end = 0;
    for (const part of parts) {
        file.set(part, end);
        end += part.length;
    }
    return file;
}
