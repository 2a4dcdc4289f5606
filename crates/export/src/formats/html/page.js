(() => {
  "use strict";
  const told = JSON.parse(document.getElementById("told").textContent);
  const plural = new Intl.PluralRules(told.lang);
  const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const all = (selector, of = document) => Array.from(of.querySelectorAll(selector));
  // A link into closed details opens them, however deep it lies.
  const open = () => {
    const target = document.querySelector(":target");
    if (!target) return;
    for (let it = target; it; it = it.parentElement) {
      if (it.tagName === "DETAILS") it.open = true;
    }
    target.scrollIntoView();
    // A source has a short id for the links of this page; the address has the one to pass on.
    const source = target.closest(".sources li");
    if (source) history.replaceState(null, "", `#${source.id}`);
  };
  window.addEventListener("hashchange", open);
  if (location.hash) open();

  // Where a picture is wider than the screen, it is first seen around its subject.
  for (const picture of all(".picture[data-focus]")) {
    picture.scrollLeft = picture.scrollWidth * Number(picture.dataset.focus) - picture.clientWidth / 2;
  }

  // How wide a table is, only the browser knows.
  for (const { style, nextElementSibling: it } of all(".hint")) if (it.scrollWidth > it.clientWidth) style.display = "block";

  // Files are made here, from what the page shows.
  const button = (words, act, before) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = words;
    made.addEventListener("click", act);
    before.append(" ", made);
    return made;
  };
  const save = (name, kind, text) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: kind }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };
  // The picture is drawn larger, so that it is sharp in print.
  const draw = (svg, name) => {
    const { width, height } = svg.viewBox.baseVal;
    const image = new Image(2 * width, 2 * height);
    image.onload = () => {
      const canvas = Object.assign(document.createElement("canvas"), { width: 2 * width, height: 2 * height });
      canvas.getContext("2d").drawImage(image, 0, 0, 2 * width, 2 * height);
      canvas.toBlob((blob) => save(`${name}.png`, "image/png", blob));
    };
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text(svg))}`;
  };
  const text = (svg) => new XMLSerializer().serializeToString(svg);
  // Where the page is published, if the registry says so.
  const published = document.querySelector("link[rel=canonical]")?.href;
  const page = published ?? location.href.split(/[?#]/)[0];
  for (const picture of all(".wide-form > svg")) {
    const caption = picture.closest("figure").querySelector("figcaption");
    const name = caption.dataset.figure;
    button(told.svg, () => save(`${name}.svg`, "image/svg+xml", text(picture)), caption);
    button(told.png, () => draw(picture, name), caption);
    button(told.embed, () => {
      const code = Object.assign(document.createElement("textarea"), { readOnly: true, rows: 3 });
      const { height } = picture.closest("section").getBoundingClientRect();
      const { title } = document;
      const frame = Object.assign(document.createElement("iframe"), { src: `${page}?figure=${name}`, title });
      frame.width = "100%";
      frame.height = Math.ceil(height);
      code.value = frame.outerHTML;
      code.setAttribute("aria-label", told.code);
      caption.querySelector("textarea")?.remove();
      caption.append(code);
      code.select();
    }, caption);
  }
  // Another page can show one figure of this one; its links then lead to the whole.
  const figure = new URLSearchParams(location.search).get("figure");
  const shown = document.getElementById(`picture-${figure}`);
  if (shown) {
    document.body.classList.add("embedded");
    shown.classList.add("shown");
    const whole = document.createElement("a");
    whole.textContent = document.title;
    whole.href = page;
    shown.querySelector("figcaption").prepend(whole, " · ");
    for (const link of all("a", shown)) {
      link.href = page + link.hash;
      link.target = "_blank";
    }
  }
  // No cell may become a formula of a spreadsheet.
  const cell = (text) => {
    const plain = text.replace(/\s+/g, " ").trim();
    const safe = /^[=+\-@\t]/.test(plain) ? `'${plain}` : plain;
    return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const csv = (name, rows) => save(`${name}.csv`, "text/csv",
    "\ufeff" + rows.map((row) => row.map(cell).join(",") + "\r\n").join(""));
  const texts = (of, selectors) => selectors.map((it) => of.querySelector(it)?.textContent ?? "");
  // The rows that a choice leaves out; those that only wait to be shown are saved as well.
  const passed = new Set();
  const tools = document.getElementById("tools");
  for (const table of all("table[data-csv]")) {
    const place = table.closest(".scroll");
    const words = document.createElement("p");
    place.after(words);
    button(told.table, () => csv(table.dataset.csv, Array.from(table.rows)
      .filter((row) => !passed.has(row))
      .map((row) => Array.from(row.cells).map((it) => it.textContent))), words);
  }
  const lists = [["claims", "#claims .claim", ["claim", "said by", "verdict", "stated", "counted", "quote"],
    (it) => {
      const group = it.closest(".claim-group");
      return [it.id.replace("claim-", ""), ...texts(group, [".who"]),
        ...texts(it, [".verdict"]),
        ...all(".numbers b", it).map((number) => number.textContent),
        group.querySelector("q")?.textContent ?? ""];
    }],
  ["sources", ".sources li", ["source", "page", "address"],
    (it) => [it.id.replace("source-", ""), it.textContent, it.querySelector("a")?.href ?? ""]]];
  for (const [name, selector, head, row] of lists) {
    const found = all(selector);
    if (found.length > 0) button(told[name], () => csv(name, [head, ...found.map(row)]), tools);
  }
  button(told.open, () => all("details").forEach((it) => { it.open = true; }), tools);
  if (!published && /^https?:$/.test(location.protocol)) {
    document.getElementById("address").textContent = ` ${location.origin}${location.pathname}`;
  }

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

  // What is chosen stands in the address, so that a link leads to the same rows.
  const controls = { search, direction, tier };
  const remember = () => {
    const chosen = new URLSearchParams();
    for (const [name, control] of Object.entries(controls)) {
      if (control && control.value) chosen.set(name, control.value);
    }
    const query = chosen.toString();
    history.replaceState(null, "", `${location.pathname}${query ? `?${query}` : ""}${query ? "#partners" : location.hash}`);
  };
  const recall = () => {
    for (const [name, value] of new URLSearchParams(location.search)) {
      if (controls[name]) controls[name].value = value;
    }
  };

  const show = () => {
    const wanted = fold(search.value.trim());
    let meant = 0;
    for (const row of Array.from(body.rows)) {
      const is = words.get(row).includes(wanted)
        && (!direction || !direction.value || row.dataset.direction.split(" ").includes(direction.value))
        && (!tier || !tier.value || row.dataset.tier.split(" ").includes(tier.value));
      if (is) meant += 1;
      if (is) passed.delete(row); else passed.add(row);
      row.hidden = !is || meant > limit;
    }
    const shown = Math.min(meant, limit);
    everything.hidden = shown === meant;
    status.textContent = fill(told.shown[plural.select(shown)], { number: shown, all: rows.length }) + sorted;
  };

  // The tiers as they stand in the choice: from the lowest.
  const ladder = tier ? Array.from(tier.options, (it) => it.value) : [];
  const key = (row, column, by) => {
    const cell = row.cells[column];
    if (by) return String(ladder.indexOf(row.dataset.tier.split(" ")[0]));
    return cell.dataset.sort ?? cell.textContent.trim();
  };
  const compare = new Intl.Collator(told.lang, { numeric: true }).compare;
  const sort = (header, column) => {
    const { by } = header.dataset;
    // The highest tier comes first.
    const was = header.getAttribute("aria-sort");
    const down = was === "ascending" || (by && !was);
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", down ? "descending" : "ascending");
    const keyed = rows.map((row) => [key(row, column, by), row]);
    keyed.sort(([a], [b]) => {
      // What is not known stands last in either direction.
      if (!a || !b) return Number(!a) - Number(!b);
      return down ? compare(b, a) : compare(a, b);
    });
    body.append(...keyed.map(([, row]) => row));
    sorted = fill(down ? told.descending : told.ascending, { column: header.textContent.trim() });
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
    if (control) control.addEventListener("input", () => { show(); remember(); });
  }
  everything.addEventListener("click", () => { limit = Infinity; show(); });
  form.hidden = false;
  recall();
  show();
})();
