/* Passkeys: which button asks for which, told by data attributes; allauth's functions do the rest. */
document.addEventListener("DOMContentLoaded", function () {
  document.querySelectorAll("[data-passkeys]").forEach(function (place) {
    const { passkeys, ...ids } = place.dataset;
    window.allauth.webauthn.forms[passkeys]({ ids: ids });
  });
});
