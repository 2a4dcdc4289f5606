// Prints where a current version of Graphviz puts the nodes of a file, and draws it into another.
import { readFileSync, writeFileSync } from "node:fs";
import { instance } from "@viz-js/viz";

const viz = await instance();
const [file, drawing] = process.argv.slice(2);
const text = readFileSync(file, "utf8");
const result = viz.render(text, { format: "plain" });
for (const { level, message } of result.errors) {
  // This build has no fonts, and knows the widths of ASCII alone; and it moves boxes apart in a
  // simpler way than others do. Neither has to do with the file.
  if (/no value for width of non-ASCII character|not built with triangulation/.test(message)) {
    continue;
  }
  console.error(`${level}: ${message}`);
}
process.stdout.write(result.output ?? "");
writeFileSync(drawing, viz.render(text, { format: "svg" }).output ?? "");
