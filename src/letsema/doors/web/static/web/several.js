/* Inputs of which there may be any number: writing in the last one makes room for another. */
(function () {
  document.addEventListener("input", function (event) {
    const last = event.target.closest("[data-several] > input:last-child");
    if (!last || !last.value) return;
    const next = last.cloneNode();
    next.value = "";
    next.removeAttribute("id");
    const label = last.getAttribute("aria-label") || "";
    next.setAttribute("aria-label", label.replace(/\d+$/, (n) => Number(n) + 1));
    last.after(next);
  });
})();
