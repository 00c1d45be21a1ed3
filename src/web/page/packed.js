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
