// Sets FOLDER/book.typ into FOLDER/book.pdf with Typst inside Node; NODE_PATH says where the module is.
const fs = require('fs');
const path = require('path');
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');

const [folder, fonts] = process.argv.slice(2);
const typst = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: [fonts] }] });
const set = typst.compile({ mainFilePath: path.join(folder, 'book.typ') });
if (!set.result) {
  set.printDiagnostics();
  process.exit(1);
}
fs.writeFileSync(path.join(folder, 'book.pdf'), typst.pdf(set.result));
