// Parses files of Mermaid, and prints how many nodes and ties each has.
import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";

const { window } = new JSDOM("");
globalThis.window = window;
globalThis.document = window.document;
const { default: mermaid } = await import("mermaid");

for (const path of process.argv.slice(2)) {
  const text = readFileSync(path, "utf8");
  await mermaid.parse(text);
  const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
  const { nodes, edges } = diagram.db.getData();
  const labels = nodes.filter((node) => !node.isGroup).map((node) => [node.id, node.label]);
  console.log(JSON.stringify({ path, ties: edges.length, labels }));
}
