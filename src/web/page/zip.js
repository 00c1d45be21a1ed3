// Zip archives, read and written.

// Map: name → Uint8Array.
export async function readZip(bytes) {
    throw new Error("not yet");
}

// A Blob of the files.
export async function writeZip(files) {
    throw new Error("not yet");
}
