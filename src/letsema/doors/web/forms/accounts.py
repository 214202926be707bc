"""Forms of signing in, inviting and answering an invitation."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
)
from allauth.mfa.base import forms as second
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.contrib.auth import password_validation
from django.utils.translation import gettext_lazy as _

from letsema.doors.web import roles
from letsema.governance import queries as governance
from letsema.partners import queries as partners
from letsema.programmes import queries as programmes
from letsema.reference.rules import countries
from letsema.values import ROLES

ANY = ("", _("All"))
PASSWORD_HELP = _("At least twelve characters. Several words are easier to remember than signs.")


class SignIn(LoginForm):
    """An address and a password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self, login=_("E-mail address"), password=_("Password"))
        self.fields["password"].help_text = ""
        self.fields["remember"].label = _("Stay signed in on this device for two weeks")
        self.fields["remember"].required = False


class AskReset(ResetPasswordForm):
    """The address of an account whose password is forgotten."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self, email=_("E-mail address"))


class PasswordAgain(ReauthenticateForm):
    """The password once more, before something grave."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self, password=_("Password"))
        self.fields["password"].help_text = ""


class NewPassword(ResetPasswordKeyForm):
    """A new password, after the old was forgotten."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self, password1=_("Choose a password"), password2=_("The same password again"))
        self.fields["password1"].help_text = PASSWORD_HELP


class OtherPassword(ChangePasswordForm):
    """Another password, by somebody who knows the one they have."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self, oldpassword=_("The password you have"), password1=_("Choose another"))
        _plain(self, password2=_("The same password again"))
        self.fields["oldpassword"].help_text = ""
        self.fields["password1"].help_text = PASSWORD_HELP


class _Code(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self, code=_("Code"))
        self.fields["code"].widget.attrs["inputmode"] = "numeric"
        self.fields["code"].help_text = _("Six digits, or a recovery code of eight.")


class GiveCode(_Code, second.AuthenticateForm):
    """The second step of signing in."""


class GiveCodeAgain(_Code, second.ReauthenticateForm):
    """The second step, before something grave."""


class TryApp(_Code, ActivateTOTPForm):
    """The first code of an app that makes them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("The code the app shows now")
        self.fields["code"].help_text = _("Six digits.")


class NamePasskey(AddWebAuthnForm):
    """A passkey or security key, named so that one knows it from another."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("What to call it")
        self.fields["name"].help_text = _("For example the device it is kept on.")
        self.fields["passwordless"].label = _("Sign in with it alone, without the password")
        self.fields["passwordless"].help_text = _(
            "It then asks for your fingerprint, face or PIN each time."
        )


def _plain(form: forms.Form, **labels: Any) -> None:
    """Our labels, and no words inside the fields."""
    for name, label in labels.items():
        form.fields[name].label = label
        form.fields[name].widget.attrs.pop("placeholder", None)


class Acceptance(forms.Form):
    """How somebody is called, and the password they choose."""

    name = forms.CharField(
        label=_("Your name"),
        help_text=_("As colleagues know you. The record itself never says it."),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(
        label=_("Choose a password"),
        help_text=PASSWORD_HELP,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("The same password again"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_password(self) -> str:
        """The password, if it is not too weak."""
        password = str(self.cleaned_data["password"])
        password_validation.validate_password(password)
        return password

    def clean(self) -> dict[str, Any]:
        """Refuse two passwords that are not the same."""
        told = super().clean() or {}
        if "password" in told and told["password"] != self.data.get("again"):
            self.add_error("again", _("The two passwords differ."))
        return told


class Invite(forms.Form):
    """Whom to invite, to hold which role, for what."""

    email = forms.EmailField(
        label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    role = forms.ChoiceField(label=_("Role"))
    fund = forms.ChoiceField(label=_("Fund"), required=False)
    organisation = forms.ChoiceField(
        label=_("Organisation they act for"),
        help_text=_("Where it applies. Conflicts of interest are judged by it."),
        required=False,
    )
    programme = forms.ChoiceField(label=_("One programme only"), required=False)
    country = forms.ChoiceField(label=_("One country only"), required=False)

    def __init__(self, funds: list[str], *args: Any, **kwargs: Any) -> None:
        """`funds` are those roles may be given in; an empty slug among them is every fund."""
        super().__init__(*args, **kwargs)
        told = {
            "role": [("", _("Choose a role")), *((r, roles.name(r)) for r in ROLES)],
            "fund": [(f, _name_of_fund(f)) for f in funds],
            "organisation": [("", _("None")), *_organisations()],
            "programme": [ANY, *((r, r) for r in programmes.references())],
            "country": [ANY, *sorted(((c.alpha3, c.name()) for c in countries()), key=_second)],
        }
        for name, choices in told.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]


def _second(pair: tuple[str, str]) -> str:
    return pair[1]


def _name_of_fund(slug: str) -> Any:
    found = governance.fund(slug) if slug else None
    return found.name if found else _("Every fund")


def _organisations() -> list[tuple[str, str]]:
    named = [(o.key, o.name) for o in partners.organisations()]
    return sorted(named, key=_second)
