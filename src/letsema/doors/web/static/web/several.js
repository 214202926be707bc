/* Inputs, or rows of them, of which there may be any number: writing in the last makes room. */
(function () {
  document.addEventListener("input", function (event) {
    const all = event.target.closest("[data-several]");
    const last = all && all.lastElementChild;
    if (!last || !last.contains(event.target) || !event.target.value) return;
    const next = last.cloneNode(true);
    for (const each of [next, ...next.querySelectorAll("input, select")]) {
      if (each.matches("input")) each.value = "";
      if (each.matches("select")) each.selectedIndex = 0;
      each.removeAttribute("id");
    }
    const label = last.getAttribute("aria-label") || "";
    next.setAttribute("aria-label", label.replace(/\d+$/, (n) => Number(n) + 1));
    last.after(next);
  });
})();
