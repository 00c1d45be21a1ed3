// The tables of a PDF's structure tree as pdf.js reads them: node pdfjs_structure.js FILE prints a list of tables, each a
// list of rows, each a list of [role, text] of its cells.
"use strict";

const fs = require("fs");
const pdfjs = require("/usr/share/javascript/pdf/build/pdf.js");

pdfjs.GlobalWorkerOptions.workerSrc = "/usr/share/javascript/pdf/build/pdf.worker.js";

// The text of each piece of marked content, by its id.
async function contentOf(page) {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const texts = new Map();
  const open = [];
  for (const item of items) {
    if (item.type === "endMarkedContent") open.pop();
    else if (item.type) open.push(item.id || null);
    else for (const id of open) if (id) texts.set(id, (texts.get(id) || "") + item.str);
  }
  return texts;
}

function textOf(node, texts) {
  if (node.type === "content") return texts.get(node.id) || "";
  return (node.children || []).map((kid) => textOf(kid, texts)).join("");
}

function below(node, role) {
  if (node.role === role) return [node];
  return (node.children || []).flatMap((kid) => below(kid, role));
}

async function main() {
  const data = new Uint8Array(fs.readFileSync(process.argv[2]));
  const pdf = await pdfjs.getDocument({ data, verbosity: 0 }).promise;
  const tables = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const [tree, texts] = [await page.getStructTree(), await contentOf(page)];
    for (const table of tree ? below(tree, "Table") : []) {
      const cells = (row) => row.children.map((cell) => [cell.role, textOf(cell, texts)]);
      tables.push(below(table, "TR").map(cells));
    }
  }
  process.stdout.write(JSON.stringify(tables));
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
