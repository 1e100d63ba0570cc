// Fills Word templates with libraries of node, one document for each line on the standard input:
//   {"peer": "docxtemplater", "template": "a.docx", "data": "a.json", "out": "b.docx"}
// answers {"ms": CPU milliseconds of this process for it}, or {"error": "why not"}. `out` may be left out.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

const require = createRequire(`${process.cwd()}/`); // the libraries are installed where this is started
const files = new Map();

function kept(path, read) {
  if (!files.has(path)) files.set(path, read(path));
  return files.get(path);
}

const peers = {
  docxtemplater(template, data) {
    const PizZip = require("pizzip");
    const Docxtemplater = require("docxtemplater");
    const made = new Docxtemplater(new PizZip(kept(template, readFileSync)), { paragraphLoop: true, linebreaks: true });
    made.render(data);
    return made.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
  },
  "easy-template-x"(template, data) {
    const { TemplateHandler } = require("easy-template-x");
    return new TemplateHandler().process(kept(template, readFileSync), data);
  },
  carbone(template, data) {
    return promisify(require("carbone").render)(template, data);
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { peer, template, data, out } = JSON.parse(line);
  const values = kept(data, (path) => JSON.parse(readFileSync(path, "utf8")));
  let answer;
  try {
    const before = process.cpuUsage();
    const made = await peers[peer](template, values);
    const { user, system } = process.cpuUsage(before);
    if (out) writeFileSync(out, made);
    answer = { ms: (user + system) / 1000 };
  } catch (error) {
    answer = { error: String(error?.properties?.errors?.[0] ?? error) };
  }
  console.log(JSON.stringify(answer));
}
