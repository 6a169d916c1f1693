// The keyboard: j and k go from line to line, o opens, / searches, ? lists the keys. Every page works without it.
// A page that waits for something asks again after the seconds in <meta name="again">, but never while somebody is in it.
"use strict";
(() => {
  const lines = () => [...document.querySelectorAll("main .line")].filter((one) => one.getClientRects().length);
  const pages = { s: "/stories", p: "/entities", a: "/add" };
  let now = null;

  const go = (step) => {
    const all = lines();
    if (!all.length) return;
    const next = all[Math.min(all.length - 1, Math.max(0, all.indexOf(now) + step))];
    if (now) now.classList.remove("now");
    now = next;
    now.classList.add("now");
    now.tabIndex = -1;
    now.focus({ preventScroll: true });
    now.scrollIntoView({ block: "nearest" });
  };

  const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const keys = document.getElementById("keys");
    if (event.key === "j" || event.key === "k") go(event.key === "j" ? 1 : -1);
    else if (event.key === "o" && now) now.querySelector("a[href]")?.click();
    else if (event.key === "/") document.getElementById("quick").focus();
    else if (event.key === "?") keys.open ? keys.close() : keys.showModal();
    else if (event.key in pages && !keys.open) location.assign(pages[event.key]);
    else return;
    event.preventDefault();
  });

  const again = document.querySelector('meta[name="again"]');
  const ask = () => (document.activeElement === document.body ? location.reload() : wait());
  const wait = () => setTimeout(ask, 1000 * again.content);
  if (again) wait();
})();
