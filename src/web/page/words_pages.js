// Words of the pages and of what can be saved, see words.js.

export const pagesWords = {};
