// Below the search box: speakers, topics and organizations that begin as what is typed.
// Without this script the box works as it is.
"use strict";
(() => {
  const box = document.getElementById("q");
  const list = document.getElementById("suggestions");
  const told = document.getElementById("suggested");
  if (!box || !list || !told) return;
  let asked = 0;
  let waiting = 0;

  const show = (found) => {
    list.replaceChildren(...found.map((one) => {
      const link = document.createElement("a");
      link.href = one.address;
      const name = document.createElement("bdi");
      name.textContent = one.words === one.name ? one.name : `${one.words} – ${one.name}`;
      const kind = document.createElement("span");
      kind.className = "count";
      kind.textContent = ` ${one.kind}, ${one.count}`;
      link.append(name, kind);
      const item = document.createElement("li");
      item.append(link);
      return item;
    }));
    list.hidden = found.length === 0;
    told.textContent = found.length ? told.dataset.say.replace("{count}", found.length) : "";
  };

  const ask = async () => {
    const typed = box.value.trim();
    const mine = ++asked;
    if (typed.length < 1 || /["()*:=]/.test(typed)) return show([]);
    try {
      const answer = await fetch(`/suggest.json?q=${encodeURIComponent(typed)}`);
      const found = answer.ok ? await answer.json() : [];
      if (mine === asked) show(found);
    } catch {
      if (mine === asked) show([]);
    }
  };

  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 150);
  });
  document.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (step && links.length && (at >= 0 || document.activeElement === box)) {
      event.preventDefault();
      (links[at + step] ?? box).focus();
      return;
    }
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();  // else the box is emptied too
      asked += 1;
      show([]);
      box.focus();
    }
  });
})();
