// On a statement's page: words that are selected in it go into the box that makes a link to them,
// and a button copies the citation. Without this script both can be done by hand.
"use strict";
(() => {
  const words = document.getElementById("words");
  const box = document.getElementById("linked-words");
  document.addEventListener("selectionchange", () => {
    const chosen = document.getSelection();
    if (!words || !box || !chosen.rangeCount || !words.contains(chosen.anchorNode)) return;
    const text = chosen.toString().replace(/\s+/g, " ").trim();
    if (text && words.contains(chosen.focusNode)) box.value = text.slice(0, box.maxLength);
  });

  const linked = words?.querySelector("mark.linked") ?? document.getElementById("linked");
  if (linked && !location.hash) linked.scrollIntoView({ block: "center" });

  for (const button of document.querySelectorAll("button.copy")) {
    const said = button.textContent;
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
      button.textContent = button.dataset.done;
      setTimeout(() => { button.textContent = said; }, 2000);
    });
  }
})();
