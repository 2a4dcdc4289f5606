// Follows the links within the page in a browser, and says which do not land where they lead.
//
// Arguments: the page, the name of the browser, and its path. Each link is clicked, and the page is
// opened anew at the address of its target; then the target must be where the reader looks: at the
// top of the window, or lower where the page ends, and not hidden.
import puppeteer from "puppeteer-core";
import { pathToFileURL } from "node:url";

const [page_path, browser_name, executablePath] = process.argv.slice(2);
const url = pathToFileURL(page_path).href;
// So many links of a page are followed by a click, and so many as addresses: of more, a sample.
const most_clicks = 80;
const most_addresses = 25;
const sizes = [[1280, 900], [390, 844]];
const faults = [];
let followed = 0;

const browser = await puppeteer.launch({
  browser: browser_name,
  executablePath,
  headless: true,
  args: browser_name === "chrome" ? ["--no-sandbox", "--disable-gpu", "--hide-scrollbars"] : [],
});

const sample = (list, most) => {
  const step = Math.max(1, list.length / most);
  return Array.from({ length: Math.min(most, list.length) }, (_, at) => list[Math.floor(at * step)]);
};

// Where the target is, once nothing moves any more; in words, if that is wrong.
const fault = (page, id) => page.evaluate(async (id) => {
  const target = document.getElementById(id);
  if (!target) return "the target is not there";
  const frame = () => new Promise((done) => requestAnimationFrame(() => done()));
  let before = NaN;
  for (let still = 0, frames = 0; still < 3 && frames < 120; frames += 1) {
    await frame();
    const now = window.scrollY;
    still = now === before ? still + 1 : 0;
    before = now;
  }
  // The short anchor of a source gives way to the address that one would keep, that of its entry.
  const kept = target.closest(".sources li")?.id;
  const hash = location.hash.slice(1);
  if (![id, kept].includes(hash) && decodeURIComponent(hash) !== id) {
    return `the address is ${location.hash}`;
  }
  const box = target.getBoundingClientRect();
  if (target.getClientRects().length === 0) return "the target is hidden";
  const end = document.documentElement.scrollHeight - window.innerHeight;
  const at_end = window.scrollY >= end - 2;
  const is_there = box.top > -4 && (box.top < 60 || (at_end && box.top < window.innerHeight));
  return is_there ? "" : `the target is ${Math.round(box.top)} pixels below the top`;
}, id);

for (const [width, height] of sizes) {
  const page = await browser.newPage();
  await page.setViewport({ width, height });
  await page.goto(url);
  const targets = await page.evaluate(() => Array.from(document.querySelectorAll('a[href^="#"]'))
    .map((link) => link.getAttribute("href").slice(1)));
  const distinct = [...new Set(targets)];
  for (const id of sample(distinct, most_clicks)) {
    // The link is clicked where it stands, from the top of the page.
    await page.evaluate((id) => {
      window.scrollTo(0, 0);
      const links = Array.from(document.querySelectorAll('a[href^="#"]'));
      links.find((link) => link.getAttribute("href").slice(1) === id).click();
    }, id);
    const words = await fault(page, id);
    if (words) faults.push(`${browser_name}, ${width}, a click on #${id}: ${words}`);
    followed += 1;
  }
  for (const id of sample(distinct, most_addresses)) {
    await page.goto("about:blank");
    await page.goto(`${url}#${encodeURIComponent(id)}`);
    const words = await fault(page, id);
    if (words) faults.push(`${browser_name}, ${width}, the address #${id}: ${words}`);
    followed += 1;
  }
  await page.close();
}
await browser.close();
console.log(`${browser_name}: ${followed} links followed`);
for (const words of faults.slice(0, 20)) console.error(words);
process.exit(faults.length === 0 ? 0 : 1);
