(() => {
  "use strict";
  // A link into closed details opens them.
  const open = () => {
    const target = document.querySelector(":target");
    if (!target) return;
    const details = target.closest("details");
    if (details) details.open = true;
    target.scrollIntoView();
  };
  window.addEventListener("hashchange", open);
  if (location.hash) open();

  const table = document.getElementById("partner-table");
  const form = document.querySelector(".controls");
  if (!table || !form) return;
  const status = document.getElementById("status");
  const search = document.getElementById("search");
  const direction = document.getElementById("direction");
  const tier = document.getElementById("tier");
  const everything = document.getElementById("everything");
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const most = 250;
  let limit = rows.length > 500 ? most : Infinity;
  let sorted = "";

  // What does not decompose into a letter and a mark is told here.
  const letters = { "ı": "i", "ə": "e", "ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d" };
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/\s+/g, " ").toLowerCase()
    .replace(/[ıəłđøßæœþð]/g, (letter) => letters[letter]);
  const words = new Map(rows.map((row) => [row, fold(row.textContent)]));

  const show = () => {
    const wanted = fold(search.value.trim());
    let meant = 0;
    for (const row of Array.from(body.rows)) {
      const is = words.get(row).includes(wanted)
        && (!direction || !direction.value || row.dataset.direction.split(" ").includes(direction.value))
        && (!tier || !tier.value || row.dataset.tier.split(" ").includes(tier.value));
      if (is) meant += 1;
      row.hidden = !is || meant > limit;
    }
    const shown = Math.min(meant, limit);
    everything.hidden = shown === meant;
    status.textContent = `${shown} of ${rows.length} shown${sorted}`;
  };

  const key = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.sort ?? cell.textContent.trim();
  };
  const compare = new Intl.Collator("en", { numeric: true }).compare;
  const sort = (header, column) => {
    const down = header.getAttribute("aria-sort") === "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", down ? "descending" : "ascending");
    const keyed = rows.map((row) => [key(row, column), row]);
    keyed.sort(([a], [b]) => {
      // What is not known stands last in either direction.
      if (!a || !b) return Number(!a) - Number(!b);
      return down ? compare(b, a) : compare(a, b);
    });
    body.append(...keyed.map(([, row]) => row));
    sorted = `, sorted by ${header.textContent.trim()}, ${down ? "descending" : "ascending"}`;
    show();
  };

  Array.from(table.tHead.rows[0].cells).forEach((header, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = header.textContent;
    button.addEventListener("click", () => sort(header, column));
    header.replaceChildren(button);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const control of [search, direction, tier]) {
    if (control) control.addEventListener("input", show);
  }
  everything.addEventListener("click", () => { limit = Infinity; show(); });
  form.hidden = false;
  show();
})();
