/* Forms: the summary of errors takes the focus; what a passkey could not do is told in words. */
(function () {
  document.addEventListener("DOMContentLoaded", function () {
    const summary = document.querySelector("[data-focus]");
    if (summary) summary.focus();
    document.querySelectorAll("[data-choose]").forEach(function (field) {
      field.addEventListener("click", function () { field.select(); });
    });
  });
  document.addEventListener("allauth.error", function (event) {
    const place = document.querySelector("[data-passkey-failed]");
    if (!place) return;
    event.preventDefault();
    place.hidden = false;
    place.focus();
  });
})();
