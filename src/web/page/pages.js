// The pages of the booklet.

export function showPages(element, { client, work, words, openAnswer }) {}
