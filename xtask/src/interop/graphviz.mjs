// Prints where a current version of Graphviz puts the nodes of a file.
import { readFileSync } from "node:fs";
import { instance } from "@viz-js/viz";

const viz = await instance();
const result = viz.render(readFileSync(process.argv[2], "utf8"), { format: "plain" });
for (const { level, message } of result.errors) {
  // This build has no fonts, and knows the widths of ASCII alone; and it moves boxes apart in a
  // simpler way than others do. Neither has to do with the file.
  if (/no value for width of non-ASCII character|not built with triangulation/.test(message)) {
    continue;
  }
  console.error(`${level}: ${message}`);
}
process.stdout.write(result.output ?? "");
