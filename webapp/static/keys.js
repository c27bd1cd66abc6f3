// In the list of results, j and k lead to the next and the previous one.
// They do nothing while the focus is elsewhere, so that they get in nobody's way.
"use strict";
(() => {
  const list = document.querySelector(".hits");
  if (!list) return;
  list.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const step = { j: 1, k: -1 }[event.key];
    if (!step) return;
    const links = [...list.querySelectorAll("a.said")].filter((link) => link.checkVisibility());
    const at = event.target.closest(".hit")?.querySelector("a.said");
    const next = links[links.indexOf(at) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  });
})();
