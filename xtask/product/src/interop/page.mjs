// Opens the page in a browser as its readers would, and says what is wrong with it.
//
// Arguments: the page, the folder for pictures, the browser, the script of axe-core. It prints one
// line for each thing that was looked at, and ends with an error if one of them is wrong.
import { chromium } from "playwright-core";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [page_path, folder, executablePath, axe_path] = process.argv.slice(2);
const url = pathToFileURL(page_path).href;
const faults = [];
// No browser draws a picture of any height.
const tallest = 40_000;
// More pages of paper nobody prints: 30 for a page of half a megabyte, and more only for more records.
const most_sheets = 30 * Math.max(1, readFileSync(page_path).length / 500_000);
const expect = (is, words) => { if (!is) faults.push(words); };

const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

const open = async (options) => {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on("console", (message) => faults.push(`the console says: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`an error is thrown: ${error.message}`));
  page.on("request", (request) => {
    expect(request.url().split(/[?#]/)[0] === url || request.url().startsWith("blob:"), `a request goes to ${request.url()}`);
  });
  await page.goto(url);
  return { context, page };
};

for (const [width, height] of [[1280, 900], [390, 844]]) {
  for (const colorScheme of ["light", "dark"]) {
    const name = `${width}-${colorScheme}`;
    const { context, page } = await open({ viewport: { width, height }, colorScheme });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide <= width, `${name}: the page is ${wide} pixels wide`);
    const tall = await page.evaluate(() => document.documentElement.scrollHeight);
    const clip = { x: 0, y: 0, width, height: Math.min(tall, tallest) };
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true, clip });
    // Of very many records it takes half a minute, and their colours are those of few records.
    const elements = await page.evaluate(() => document.querySelectorAll("*").length);
    if (elements > 20_000 && name !== "1280-light") {
      await context.close();
      continue;
    }
    // axe is run through the debugger, which the page's own policy does not bind.
    await page.evaluate(readFileSync(axe_path, "utf8"));
    await page.evaluate(() => document.querySelectorAll("details").forEach((it) => { it.open = true; }));
    const { violations } = await page.evaluate(() => axe.run());
    for (const violation of violations) {
      const where = violation.nodes.slice(0, 3).map((node) => node.target.join(" ")).join("; ");
      faults.push(`${name}: ${violation.id}: ${violation.help} (${where})`);
    }
    console.log(`${name}: ${violations.length} violations of accessibility`);
    await context.close();
  }
}

const { context, page } = await open({ viewport: { width: 1280, height: 900 } });
const rows = () => page.locator("#partner-table tbody tr:visible");
const first = () => rows().first().locator("th").innerText();
const all = await rows().count();
const names = await page.locator("#partner-table tbody th").allInnerTexts();

// Sorting by mouse, twice, and by keyboard.
const state = page.locator("#partner-table thead button").first();
await state.click();
const ascending = await first();
await state.click();
const descending = await first();
expect(all > 1 && ascending !== descending, "sorting by mouse changes nothing");
expect(await page.locator("th[aria-sort=descending]").count() === 1, "the order is not announced");
await state.focus();
await page.keyboard.press("Enter");
expect(await first() === ascending, "sorting by keyboard changes nothing");

// Filtering by keyboard, without accents, and with nothing found.
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const wanted = names.filter((name) => name.length < 60).at(-1);
await page.locator("#search").focus();
await page.keyboard.type(plain(wanted));
const found = await page.locator("#partner-table tbody tr:visible th").allInnerTexts();
expect(found.includes(wanted) && found.length < all, `searching for ${wanted} finds ${found}`);
await page.locator("#search").fill("no such state");
expect(await rows().count() === 0, "a search for nothing finds something");
expect((await page.locator("#status").innerText()).startsWith("0 of"), "the count is not told");
await page.locator("#search").fill("");
expect(await rows().count() === all, "an empty search does not show all rows");
const tiers = await page.locator("#tier option").evaluateAll((list) => list.map((it) => it.value));
// Of one tier there is nothing to choose.
if (tiers.length > 0) {
  await page.locator("#tier").selectOption(tiers[tiers.length - 1]);
  const narrowed = await rows().count();
  expect(narrowed > 0 && narrowed < all, "choosing a tier shows all or nothing");
  await page.locator("#tier").selectOption("");
}

// Links within the page lead somewhere, by mouse and by keyboard.
const broken = await page.evaluate(() => Array.from(document.querySelectorAll('a[href^="#"]'))
  .map((link) => link.getAttribute("href").slice(1))
  .filter((id) => !document.getElementById(id)));
expect(broken.length === 0, `links lead nowhere: ${[...new Set(broken)].slice(0, 5)}`);
const doubled = await page.evaluate(() => {
  const ids = Array.from(document.querySelectorAll("[id]")).map((it) => it.id);
  return ids.filter((id, place) => ids.indexOf(id) !== place);
});
expect(doubled.length === 0, `ids stand twice: ${doubled.slice(0, 5)}`);
const link = page.locator("#partner-table tbody tr:visible th a").first();
const wanted_hash = await link.getAttribute("href");
await link.press("Enter");
expect(await page.evaluate(() => location.hash) === wanted_hash, "a link does not lead on");
const inline = await page.evaluate(() => document.querySelectorAll("[style]").length);
expect(inline === 0, `${inline} elements have a style of their own`);

// No text of a record has become an element, a handler or an address that runs.
const alien = await page.evaluate(() => Array.from(document.querySelectorAll("*"))
  .filter((it) => ["IMG", "IFRAME", "OBJECT", "EMBED", "BASE"].includes(it.tagName)
    || Array.from(it.attributes).some(({ name }) => name.startsWith("on")))
  .map((it) => it.outerHTML.slice(0, 80)));
expect(alien.length === 0, `alien elements: ${alien.slice(0, 3)}`);
// The data set for search engines and the words of the script run nothing.
const scripts = page.locator('script:not([type$="json"])');
expect(await scripts.count() === 1, "there is more than one script");
const addresses = await page.evaluate(() => Array.from(document.querySelectorAll("[href]"))
  .map((it) => it.getAttribute("href"))
  .filter((it) => !/^(#|https?:)/.test(it)));
expect(addresses.length === 0, `addresses that no page links to: ${addresses.slice(0, 3)}`);
const title = (await page.locator("h1").textContent()).replace(/\s+/g, " ").trim();
// Of a claim of another day than the page, the title says its day as well.
const whole = await page.title();
expect(whole.startsWith(title), `the title is not that of the heading: ${title}`);
const shared = await page.locator('meta[property="og:title"]').getAttribute("content");
expect(shared.replace(/\s+/g, " ") === whole.replace(/\s+/g, " "), `the title of links is another: ${shared}`);

// Each picture and each table can be saved, as what it is.
const saved = async (button) => {
  const waiting = page.waitForEvent("download");
  await button.click();
  const download = await waiting;
  return [download.suggestedFilename(), readFileSync(await download.path(), "utf8")];
};
const buttons = async (name, wanted) => {
  const found = await page.getByRole("button", { name }).all();
  const count = await page.locator(wanted).count();
  expect(count > 0 && found.length === count, `${found.length} buttons ${name} for ${count} of ${wanted}`);
  return found;
};
for (const button of await buttons("Picture (SVG)", ".wide-form > svg")) {
  const [name, text] = await saved(button);
  expect(name.endsWith(".svg") && text.startsWith("<svg"), `${name} is no picture`);
  const fault = await page.evaluate((svg) => new DOMParser()
    .parseFromString(svg, "image/svg+xml").querySelector("parsererror")?.textContent, text);
  expect(!fault, `${name} is not well-formed: ${fault}`);
}
for (const button of await buttons("Picture (PNG)", ".wide-form > svg")) {
  const [name, text] = await saved(button);
  expect(name.endsWith(".png") && text.slice(1, 4) === "PNG" && text.length > 5_000, `${name} is no picture`);
}
// Another page can show one figure, and the links in it lead to the whole.
const figures = await page.locator(".wide-form").evaluateAll((all) => all.map((it) => it.closest("section").id));
if (figures.length > 0) {
  const [figure] = figures;
  await page.locator(`#${figure}`).getByRole("button", { name: "Embed" }).click();
  const code = await page.locator(`#${figure} textarea`).inputValue();
  expect(code.startsWith("<iframe ") && code.includes("?figure="), `what embeds a figure is ${code}`);
  const address = code.match(/src="([^"]*)"/)[1];
  expect(address.startsWith(url), `a figure is at ${address}`);
  await page.goto(address);
  const seen = await page.locator("main > *:visible").evaluateAll((all) => all.map((it) => it.id));
  expect(seen.join() === figure && !await page.locator("h1").isVisible(), `embedded are ${seen}`);
  const away = await page.locator(`#${figure} figcaption a`).evaluateAll((all) => all.map((it) => it.href));
  expect(away.every((it) => it.startsWith(url) && !it.includes("?")), `an embedded figure links to ${away}`);
  await page.goto(url);
}
const recorded = await page.locator("#partner-table tbody tr").count();
await buttons("Table (CSV)", "table[data-csv]");
await buttons("All sources (CSV)", ".sources");
for (const button of await page.getByRole("button", { name: "(CSV)" }).all()) {
  const [name, text] = await saved(button);
  expect(name.endsWith(".csv") && text.split("\r\n").length > 2, `${name} is no table`);
  const cells = text.match(/"(?:[^"]|"")*"|[^,"\r\n]+/g).map((cell) => cell.replace(/^"/, ""));
  const formula = cells.find((cell) => /^[=+@-]/.test(cell));
  expect(!formula, `${name} has a formula: ${formula}`);
  if (name === "partners.csv") {
    const rows = text.trim().split("\r\n").length - 1;
    expect(rows === recorded, `${name} has ${rows} rows of ${recorded}`);
  }
}

// Whoever does not see the page hears it from top to bottom: the finding first, of each picture what
// it shows, and of each control what it does.
const spoken = async (from) => {
  const session = await from.context().newCDPSession(from);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const by_id = new Map(nodes.map((node) => [node.nodeId, node]));
  const all = [];
  const walk = (node) => {
    if (!node.ignored) all.push({
      role: node.role.value,
      name: (node.name?.value ?? "").trim(),
      description: (node.description?.value ?? "").trim(),
      level: Number(node.properties?.find((it) => it.name === "level")?.value.value ?? 0),
    });
    for (const id of node.childIds ?? []) if (by_id.has(id)) walk(by_id.get(id));
  };
  walk(nodes[0]);
  return all;
};
const heard = await spoken(page);
const words_first = heard.filter((it) => it.role === "StaticText").slice(0, 12).map((it) => it.name).join(" ");
const finding = (await page.locator("h1").evaluate((it) => it.lastChild.textContent)).replace(/\s+/g, " ").trim();
expect(words_first.replace(/\s+/g, " ").includes(finding), `the first words are not the finding: ${words_first}`);
const controls = ["button", "link", "searchbox", "textbox", "combobox", "DisclosureTriangle", "table", "region",
  "image", "graphics-symbol", "navigation"];
const nameless = heard.filter((it) => controls.includes(it.role) && !it.name);
expect(nameless.length === 0, `without a name: ${nameless.slice(0, 5).map((it) => it.role)}`);
const drawn = heard.filter((it) => it.role === "image");
expect(drawn.length === await page.locator(".wide-form > svg").count(), `${drawn.length} pictures are heard`);
for (const { name, description } of drawn) {
  expect(description.length > name.length && /\d/.test(description), `${name} is described as: ${description}`);
  expect(!name.includes(description), `${name} is heard twice`);
}
// Of few partners a picture names each.
if (names.length <= 60) {
  for (const { name, description } of drawn.slice(0, 2)) {
    const unsaid = names.filter((it) => !description.includes(it.replace(/\s+/g, " ").trim()));
    expect(unsaid.length === 0, `${name} does not name ${unsaid.slice(0, 5)}`);
  }
}
const levels = heard.filter((it) => it.role === "heading").map((it) => it.level);
const skips = levels.findIndex((level, place) => level > (levels[place - 1] ?? 0) + 1);
expect(skips < 0, `heading ${skips} has level ${levels[skips]} after ${levels[skips - 1]}`);

// What is chosen in the table stands in the address, and the address leads to the same rows.
if (names.length > 1) {
  await page.locator("#search").fill(wanted);
  const address = await page.evaluate(() => location.href);
  const chosen = await page.locator("#partner-table tbody tr:visible").count();
  expect(address.includes("?search="), `the choice is not in the address ${address}`);
  await page.goto(address);
  const again = await page.locator("#partner-table tbody tr:visible").count();
  expect(again === chosen && again < all, `the address leads to ${again} rows, not ${chosen}`);
  await page.goto(url);
}

// On paper is what is open, and nothing that only a screen can use; a button opens everything.
await page.emulateMedia({ media: "print" });
await page.pdf({ path: join(folder, "print-short.pdf"), format: "A4" });
// What a closed part holds has a box and is not seen.
const citations_unseen = () => page.evaluate(() => Array.from(document.querySelectorAll(".record ul:not(.chain) li"))
  .filter((it) => !it.checkVisibility()).length);
const closed = await citations_unseen();
expect(closed > 0 && closed === await page.locator(".record ul:not(.chain) li").count(), `${closed} citations are closed`);
await page.evaluate(() => document.querySelectorAll(".tools button").forEach((it) => {
  if (it.textContent.startsWith("Open everything")) it.click();
}));
const unseen = await citations_unseen();
expect(unseen === 0, `${unseen} citations are not on paper`);
expect(!await page.locator(".controls").isVisible(), "the controls are on paper");
const opened = await page.pdf({ path: join(folder, "print.pdf"), format: "A4" });
const sheets = opened.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
console.log(`${sheets} pages of paper with everything open`);
if (await page.evaluate(() => document.querySelectorAll("*").length) < 20_000) {
  expect(sheets <= most_sheets, `everything is ${sheets} pages of paper`);
}
await context.close();

// No picture is cut without a sign, nor has the sign without being cut, and none is made so small
// that its words cannot be read.
for (const width of [320, 360, 390, 640, 700, 1010, 1100, 1280, 1600]) {
  const screen = await open({ viewport: { width, height: 844 } });
  const is_phone = width <= 640;
  const wrong = is_phone ? [] : await screen.page.evaluate(() => Array.from(document.querySelectorAll(".wide-form"))
    .filter((it) => {
      const svg = it.querySelector("svg");
      const is_cut = it.scrollWidth > it.clientWidth + 1;
      const has_sign = it.closest("figure").querySelector(".hint").getClientRects().length > 0;
      const is_small = svg.getBoundingClientRect().width < 0.94 * Number(svg.getAttribute("width"));
      return is_cut !== has_sign || is_small;
    })
    .map((it) => it.closest("section").id));
  expect(wrong.length === 0, `${width}: cut without a sign, or too small: ${wrong}`);
  // A phone has forms of its own, in which every word can be read, and which are not scrolled.
  const forms = await screen.page.locator(".phone-form > svg:visible").evaluateAll((all) => all.map((svg) => {
    const box = svg.getBoundingClientRect();
    const scale = box.width / svg.viewBox.baseVal.width;
    const sizes = Array.from(svg.querySelectorAll("text"))
      .map((it) => scale * Number.parseFloat(getComputedStyle(it).fontSize));
    const beyond = Array.from(svg.querySelectorAll("text")).map((it) => it.getBoundingClientRect())
      .filter((it) => it.left < box.left - 1 || it.right > box.right + 1 || it.bottom > box.bottom + 1);
    return [svg.closest("section").id, Math.min(...sizes), beyond.length, box.right];
  }));
  const wide = await screen.page.locator(".wide-form > svg:visible").count();
  expect(is_phone ? wide === 0 : forms.length === 0, `${width}: ${wide} wide pictures and ${forms.length} for a phone`);
  for (const [id, smallest, beyond, right] of forms) {
    expect(smallest >= 12, `${width}: ${id} has words of ${smallest} pixels`);
    expect(beyond === 0 && right <= width, `${width}: ${id} has ${beyond} words beyond its edge, which is at ${right}`);
  }
  await screen.context.close();
}

// Without scripts, every fact is there.
const text_of = async (options) => {
  const { context, page } = await open(options);
  await page.evaluate(() => {}).catch(() => {});
  const text = await page.locator("main").evaluate((it) => it.textContent).catch(() => "");
  const rows = await page.locator("#partner-table tbody tr").count();
  await context.close();
  return [text.replace(/\s+/g, " "), rows];
};
const [without, rows_without] = await text_of({ javaScriptEnabled: false });
expect(rows_without === all, `without scripts there are ${rows_without} rows, with them ${all}`);
for (const name of names) {
  expect(without.includes(name), `without scripts ${name} is not there`);
}
await browser.close();
console.log(`${all} rows sorted and filtered`);
for (const fault of faults) console.error(fault);
process.exit(faults.length === 0 ? 0 : 1);
