"""Bodies by workbook: a row for each name a body has or had."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping

from django.utils.translation import gettext_lazy as _

from letsema.doors.intake.workbook.kinds import (
    PLACE,
    SOURCE,
    Aspect,
    Book,
    Kind,
    Values,
    a_country,
    sources_by_pk,
)
from letsema.governance import commands, queries
from letsema.governance.rules import BODY_KINDS
from letsema.press.workbooks import LONG, SLUG, WHEN, Field, Form, choice
from letsema.values import When

FORM = Form(
    "bodies",
    "Bodies",
    (
        Field(
            "slug",
            "Body",
            SLUG,
            True,
            _("What the body goes by in this record and its address for life"),
            "water-committee",
        ),
        Field("kind", "Kind", choice(BODY_KINDS), True, _("What it is"), "steering-committee"),
        Field("name", "Name", required=True, guidance=_("A name it has or had"), example="Water"),
        Field("since", "Name since", WHEN, False, _("Since when it is called so"), "2019-10"),
        Field("until", "Name until", WHEN, False, _("Until when it was called so"), ""),
        Field("parent", "Part of", SLUG, False, _("The body it belongs to, by its key"), ""),
        Field("successor", "Followed by", SLUG, False, _("The body that followed it"), ""),
        Field(
            "secretariat", "Secretariat", SLUG, False, _("The organisation that serves it"), "iom"
        ),
        Field("country", "Country", a_country(), False, _("Of a country's own mechanism"), ""),
        Field("mandate", "Mandate", LONG, False, _("What it is there for"), ""),
        Field("note", "Note", LONG, False, _("What a reader should know beside"), ""),
        SOURCE,
        PLACE,
    ),
    _("A row for each name a body has or had; what is said of the body itself is the same in all."),
)
OF_THE_BODY = (
    "kind",
    "parent",
    "successor",
    "secretariat",
    "country",
    "mandate",
    "note",
    "source",
    "place",
)


def _aspects(told: Values) -> Iterator[Aspect]:
    yield Aspect((told["slug"],), OF_THE_BODY)
    yield Aspect((told["slug"], told["name"]), ("since", "until"))


def _standing() -> Iterator[Values]:
    found = [queries.body(slug) for slug, _kind, _name in queries.bodies()]
    sources = sources_by_pk(each.source for each in found if each)
    for each in found:
        for name in each.named if each else ():
            yield {
                "slug": each.slug,
                "kind": each.kind,
                "name": name.text,
                "since": name.since,
                "until": name.until,
                "parent": each.parent,
                "successor": each.successor,
                "secretariat": each.secretariat.key if each.secretariat else None,
                "country": each.country,
                "mandate": each.mandate,
                "note": each.note,
                "source": sources.get(each.source),
                "place": each.place,
            }


def _enter(told: Values, stood: Mapping[tuple[Hashable, ...], Values], book: Book) -> None:
    slug = told["slug"]
    if (slug,) not in stood:
        commands.establish_body(
            slug=slug,
            kind=told["kind"],
            names=_first_names(slug, book),
            parent=told.get("parent"),
            successor=told.get("successor"),
            secretariat=told.get("secretariat"),
            country=told.get("country") or "",
            mandate=told.get("mandate") or "",
            note=told.get("note") or "",
            citing=book.citing(told),
            **book.who(),
        )
        return
    if (slug, told["name"]) not in stood:
        commands.name_body(body=slug, text=told["name"], since=told.get("since"), **book.who())
    if told.get("successor") and not stood[slug,].get("successor"):
        commands.name_successor(
            body=slug, successor=told["successor"], citing=book.citing(told), **book.who()
        )


def _first_names(slug: str, book: Book) -> list[tuple[str, When | None, When | None]]:
    """The names a new body comes with: those that ended, and the first that did not.

    Each open name after it ends the one before as it is given.
    """
    told = [row for row in book.rows if row["slug"] == slug]
    ended = [row for row in told if row.get("until")]
    still = [row for row in told if not row.get("until")][:1]
    return [(row["name"], row.get("since"), row.get("until")) for row in (*ended, *still)]


KIND = Kind(
    FORM,
    _("Bodies, their names and what they belong to"),
    _aspects,
    _standing,
    _enter,
    may_gain=frozenset({"successor"}),
    places={"names": "name", "text": "name", "body": "slug"},
)
