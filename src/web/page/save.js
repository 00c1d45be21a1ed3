// What can be saved.

export function showSave(element, { client, work, words }) {}
