// Opens the page in Firefox, wide and narrow, and says what is wrong with it.
//
// Arguments: the page, the browser, the script of axe-core.
import puppeteer from "puppeteer-core";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [page_path, executablePath, axe_path] = process.argv.slice(2);
const faults = [];
const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true });
for (const width of [1280, 390]) {
  const page = await browser.newPage();
  page.on("console", (message) => faults.push(`${width}: the console says: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`${width}: an error is thrown: ${error.message}`));
  await page.setViewport({ width, height: 844 });
  await page.goto(pathToFileURL(page_path).href);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > width) faults.push(`${width}: the page is ${wide} pixels wide`);
  // The pieces of a map are as wide as the picture, and above one another.
  const pieces = await page.evaluate(() => Array.from(document.querySelectorAll(".phone-form > svg"))
    .filter((it) => it.checkVisibility())
    .flatMap((picture) => {
      const whole = picture.getBoundingClientRect();
      const scale = whole.width / picture.viewBox.baseVal.width;
      return Array.from(picture.querySelectorAll("svg")).map((piece) => {
        const { width, height } = getComputedStyle(piece);
        return [Number.parseFloat(width) * scale - whole.width,
          Number.parseFloat(height) - Number(piece.getAttribute("height"))];
      });
    }));
  for (const [across, down] of pieces) {
    if (Math.abs(across) > 1 || Math.abs(down) > 1) faults.push(`${width}: a piece of a map is ${across} and ${down} pixels too large`);
  }
  const forms = await page.evaluate(() => ["wide", "phone"].map((it) =>
    Array.from(document.querySelectorAll(`.${it}-form > svg`)).filter((svg) => svg.checkVisibility({ visibilityProperty: true })).length));
  if (forms[width < 640 ? 0 : 1] !== 0 || forms[width < 640 ? 1 : 0] === 0) {
    faults.push(`${width}: ${forms[0]} wide pictures and ${forms[1]} for a phone`);
  }
  // axe is run through the debugger, which the page's own policy does not bind.
  await page.evaluate(readFileSync(axe_path, "utf8"));
  const violations = await page.evaluate(async () => {
    document.querySelectorAll("details").forEach((it) => { it.open = true; });
    const { violations } = await axe.run();
    return violations.map((it) => `${it.id}: ${it.help} (${it.nodes[0].target.join(" ")})`);
  });
  faults.push(...violations.map((it) => `${width}: ${it}`));
  console.log(`${width}: ${violations.length} violations of accessibility, ${pieces.length} pieces of a map`);
  await page.close();
}
await browser.close();
for (const fault of faults) console.error(fault);
process.exit(faults.length === 0 ? 0 : 1);
