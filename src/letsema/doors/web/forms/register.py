"""What forms about the register all funds share are made of: sources, rows of named parties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from letsema.documents import queries as documents
from letsema.documents.rules import OWN_RECORD, OWN_RECORD_TITLE
from letsema.doors.web import words as wording
from letsema.doors.web.forms.citing import (
    CountryField,
    Grouped,
    OrganisationField,
    offered_organisations,
)
from letsema.doors.web.forms.pieces import Countries, offered_countries, prose
from letsema.programmes import queries as programmes
from letsema.values import Actor, Citation

CITABLE = (
    "fund-document",
    "decision-record",
    "submission",
    "government-page",
    "agency-page",
    "tender",
    "press",
    "person",
)
"""The kinds of source offered beside the keepers' own word."""
WHAT_SAYS_SO = (lazy("What says so"), ("source", "place", "inferred"))


@dataclass(frozen=True, slots=True)
class About:
    """Who writes, whether they see what is internal, and what the form is about."""

    by: Actor
    thing: Any = None
    sees_internal: bool = False


class Register(Grouped):
    """A form about the register; `about.thing` is what it is about."""

    def __init__(self, about: About, *parts: Any, **named: Any) -> None:
        super().__init__(*parts, **named)
        self.about = about
        self.prepare()

    def prepare(self) -> None:
        """Give the fields their choices."""

    @property
    def parties_offered(self) -> list[str]:
        """Organisations and governments, where the form asks for either."""
        asked = self._rows("parties-offered")
        return [*offered_organisations(), *offered_countries()] if asked else []

    @property
    def organisations_offered(self) -> list[str]:
        """Organisations, where the form asks for one."""
        asked = self._rows("organisations-offered")
        return super().organisations_offered or (offered_organisations() if asked else [])

    @property
    def asks_rows(self) -> bool:
        """Whether it has rows of which there may be any number."""
        return any(isinstance(field, (Parties, Countries)) for field in self.fields.values())

    def _rows(self, offered: str) -> bool:
        rows = (field for field in self.fields.values() if isinstance(field, Parties))
        return any(field.widget.offered == offered for field in rows)

    def with_room(self) -> dict[str, Any]:
        """All that is written, as it stands, for the same form with more room."""
        return {
            name: field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name))
            for name, field in self.fields.items()
        }


class Sourced(Register):
    """A form that asks what says so, last."""

    source = forms.ChoiceField(label=lazy("Source"))
    place = forms.CharField(
        label=lazy("Where in it"),
        help_text=lazy("A page, a paragraph or an address."),
        required=False,
        max_length=300,
    )
    inferred = forms.BooleanField(
        label=lazy("It is not said there in so many words; it is inferred"), required=False
    )

    def prepare(self) -> None:
        """Offer the sources; ask for them after the rest."""
        self.choose("source", citable())
        asked = ("source", "place", "inferred")
        self.order_fields([name for name in self.fields if name not in asked])

    def told(self) -> dict[str, Any]:
        """The source and the place in it as a citation."""
        told = super().told()
        source, place, inferred = (told.pop(name) for name in ("source", "place", "inferred"))
        return {**told, "citing": Citation(source=source, place=place, stated=not inferred)}


class Withdrawal(Register):
    """Why something entered by mistake is taken back; it is named by its number."""

    why = prose(lazy("Why"), lazy("What was wrong, in a sentence."), rows=2)

    def told(self) -> dict[str, Any]:
        """The thing by number."""
        return {**super().told(), "number": self.about.thing.number}


def citable() -> list[tuple[str, list[tuple[str, str]]]]:
    """Sources to choose from under a heading for each kind, the keepers' own word first."""
    told = [(str(_("The keepers’ own word")), [(OWN_RECORD, _(OWN_RECORD_TITLE))])]
    hidden = programmes.internal_sources()
    by_kind: dict[str, list[tuple[str, str]]] = {}
    for each in documents.sources():
        if each.key not in hidden:
            by_kind.setdefault(each.kind, []).append((each.key, each.title))
    for kind in CITABLE:
        found = sorted(by_kind.get(kind, ()), key=lambda pair: pair[1].casefold())
        told.append((str(wording.SOURCE_KINDS[kind]), found))
    return [(heading, choices) for heading, choices in told if choices]


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody named in a row: an organisation's key, a government (alpha-3), or words; a role."""

    organisation: str = ""
    country: str = ""
    role: str = ""
    words: str = ""


class PartyRows(forms.Widget):
    """Rows of who, in which role, in words; a few more than are written."""

    template_name = "web/parts/party_rows.html"
    use_fieldset = True

    def __init__(self, roles: Sequence[tuple[str, Any]], offered: str, rows: int = 5) -> None:
        super().__init__()
        self.roles, self.offered, self.rows = tuple(roles), offered, rows

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[tuple[str, str, str]]:
        """(who, role, words) of the rows in which somebody is named."""
        columns = [_several(data, each) for each in (name, f"{name}_role", f"{name}_words")]
        rows = (
            (who.strip(), role, words.strip())
            for who, role, words in zip_longest(*columns, fillvalue="")
        )
        return [row for row in rows if row[0] or row[2]]

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Rows to draw: those written, filled up with empty ones, three of them at least."""
        told = super().get_context(name, None, attrs)
        written = list(value or [])
        spare = max(self.rows - len(written), 3 if written else 0)
        told["written"] = [*written, *[("", "", "")] * spare]
        told["roles"], told["offered"] = self.roles, self.offered
        return told


def _several(data: Any, name: str) -> list[str]:
    return list(data.getlist(name) if hasattr(data, "getlist") else data.get(name) or [])


class Parties(forms.Field):
    """Who is party to something: organisations, governments if asked for, or words; in roles."""

    default_error_messages = {  # noqa: RUF012 Django's own shape
        "who": lazy(
            "“%(value)s”: no organisation or country of that name. Choose one from the list, or "
            "write it under “In words” and leave the name empty."
        ),
        "role": lazy("“%(value)s” is not one of the roles."),
        "long": lazy("Words of no more than %(most)d characters."),
    }
    longest = 300

    def __init__(
        self, roles: Sequence[tuple[str, Any]] = (), *, governments: bool = False, **told: Any
    ) -> None:
        self.roles, self.governments = dict(roles), governments
        offered = "parties-offered" if governments else "organisations-offered"
        super().__init__(widget=PartyRows(list(roles), offered), **told)

    def clean(self, value: Any) -> list[Named]:
        """Each row as who is named in it; `ValidationError` naming the first that is nobody."""
        super().clean(value)
        return [self._named(*row) for row in value or ()]

    def _named(self, who: str, role: str, words: str) -> Named:
        if self.roles and role not in self.roles:
            role = self._usual(role)
        if len(words) > self.longest:
            self._refuse("long", most=self.longest)
        if not who:
            return Named(role=role, words=words)
        try:
            return Named(OrganisationField().clean(who), role=role, words=words)
        except forms.ValidationError as error:
            if "keys" in (error.params or {}):
                raise
        if self.governments and (code := _country(who)):
            return Named(country=code, role=role, words=words)
        return self._refuse("who", value=who[:100])

    def _usual(self, role: str) -> str:
        """The first role where none was sent; a role there is not is refused."""
        return self._refuse("role", value=role[:40]) if role else next(iter(self.roles))

    def _refuse(self, code: str, **told: Any) -> Any:
        raise forms.ValidationError(str(self.error_messages[code]), code, told)


def _country(text: str) -> str:
    """The code of the country of that name, empty where there is none."""
    try:
        return str(CountryField().clean(text))
    except forms.ValidationError:
        return ""
