"""What sign-in is asked by allauth: nobody signs up, and errors speak our words."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


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


class SecondStep(DefaultMFAAdapter):
    """The second step of signing in."""

    error_messages = {  # noqa: RUF012 (allauth's own shape)
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("That code is not right, or not right any more."),
    }
