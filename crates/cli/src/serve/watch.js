"use strict";
// Asks for the state of the page, and loads it anew when it has changed.
const frame = document.getElementById("page");
const remark = document.getElementById("remark");
let shown = null;
const say = (words) => {
  remark.textContent = words;
  remark.hidden = words === "";
};
const ask = async () => {
  try {
    const answer = await fetch("/state", { cache: "no-store" });
    const state = await answer.json();
    say(state.remark);
    if (shown !== null && shown !== state.version) {
      frame.contentWindow.location.reload();
    }
    shown = state.version;
  } catch {
    say("chancery watch has ended; this page is not kept up to date");
  }
  setTimeout(ask, 500);
};
ask();
