"""What sign-in is asked by allauth: nobody signs up, errors speak our words, secrets are sealed."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from letsema.doors.web import acting, sealing, writing


class ByInvitation(DefaultAccountAdapter):
    """Accounts are made by invitation only."""

    error_messages = {  # noqa: RUF012 (allauth's own shape)
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is closed."),
        "email_password_mismatch": _("That address and that password do not go together."),
        "incorrect_password": _("That is not your password."),
        "enter_current_password": _("That is not your password."),
        "incorrect_code": _("That code is not right, or not right any more."),
        "too_many_login_attempts": _(
            "Too many attempts failed. Wait a quarter of an hour, or reset your password."
        ),
        "rate_limited": _("Too many attempts. Wait some minutes, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def login(self, request: HttpRequest, user: Any) -> None:
        """Sign somebody in; words another person wrote in this browser are dropped."""
        super().login(request, user)
        writing.only_of(request, user.key)

    def logout(self, request: HttpRequest) -> None:
        """Sign somebody out: the session ends with all it kept, and the browser's mark goes."""
        super().logout(request)
        acting.signed_out(request)


class SecondStep(DefaultMFAAdapter):
    """The second step of signing in."""

    error_messages = {  # noqa: RUF012 (allauth's own shape)
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("That code is not right, or not right any more."),
    }

    def encrypt(self, text: str) -> str:
        """A secret as the database keeps it."""
        return sealing.sealed(text)

    def decrypt(self, encrypted_text: str) -> str:
        """The secret the database keeps, one kept in clear before included."""
        return sealing.opened(encrypted_text)
