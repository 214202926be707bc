"""Every address the site answers to, with every value the record has for its parts.

Of two parts of which one stands within the other (a file of a programme) not every pair: see
`_chosen`.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from itertools import product
from typing import Any

import pypdfium2
from django.core import signing
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import IntConverter, PathConverter

from letsema.accounts import queries as accounts
from letsema.documents import queries as documents
from letsema.doors.web import keeping_results, workbooks
from letsema.governance import queries as governance
from letsema.partners import queries as partners
from letsema.proceedings import queries as proceedings
from letsema.programmes import queries as programmes
from letsema.publications import queries as publications
from letsema.results import queries as results

ELSEWHERE = ("account_", "mfa_", "socialaccount", "openid_connect")
"""Addresses that a library answers; they are asked by the tests of signing in."""


def names(resolver: Any = None) -> Iterator[str]:
    """The names of all addresses."""
    for each in (resolver or get_resolver()).url_patterns:
        if isinstance(each, URLResolver):
            yield from names(each)
        elif isinstance(each, URLPattern) and each.name:
            yield each.name


def ours() -> list[str]:
    """The names of the addresses we answer ourselves, once each."""
    return sorted({name for name in names() if not name.startswith(ELSEWHERE)})


def _files() -> list[str]:
    """The hashes of every kept file, whoever may have it."""
    from django.apps import apps

    return list(apps.get_model("documents", "StoredFile").objects.values_list("pk", flat=True))


NUMBERED = (
    ("organisation", "name", "OrganisationName", ("end", "withdrawal")),
    ("organisation", "tie", "Tie", ("end", "withdrawal")),
    ("organisation", "identifier", "Identifier", ("withdrawal",)),
    ("organisation", "contact", "Contact", ("end", "consent", "forget", "withdrawal")),
    ("office", "name", "OfficeName", ("end", "withdrawal")),
    ("office", "coverage", "OfficeCoverage", ("end", "withdrawal")),
)
"""What of an organisation or an office has a number: its table, and what its addresses do."""


OF, ENDS = "programme__reference", ("end", "withdrawal")
TOLD = (
    *(
        (kind, "results", model, of, ("withdrawal",))
        for kind, model, of in (
            ("achievement", "Achievement", "programme"),
            ("event", "LearningEvent", "programme"),
            ("process", "ProcessContribution", "programme"),
            ("result", "Statement", "programme"),
            ("indicator", "Indicator", "statement__programme"),
            ("value", "StatedValue", "indicator__statement__programme"),
            ("initiative-sector", "InitiativeSector", "initiative__programme"),
            ("initiative-policy", "InitiativeInstrument", "initiative__programme"),
        )
    ),
    ("task", "programmes", "Task", OF, ENDS),
    ("team-role", "programmes", "TeamMember", OF, ENDS),
    ("mechanism", "programmes", "ProgrammeBody", OF, ("withdrawal",)),
    ("agreement", "programmes", "ProgrammeAgreement", OF, ("withdrawal",)),
    ("support", "programmes", "ProgrammeSupport", OF, ("withdrawal",)),
)
"""What is told of a programme under a number: its table, its programme, what its addresses do."""


def _pairs() -> dict[str, set[tuple[Any, Any]]]:
    """For addresses of something within something else: which stands within which."""
    from django.apps import apps

    def rows(model: str, *columns: str) -> set[tuple[Any, Any]]:
        found = apps.get_model(model).objects.values_list(*columns)
        return {(one, other) for one, other in found if other is not None}

    members = rows("governance.Membership", "body__slug", "pk")
    reviews = rows("partners.AgreementReview", "agreement__key", "pk")
    return {
        **{
            f"{place}-{part}-{end}": rows(f"partners.{model}", f"{place}__key", "pk")
            for place, part, model, ends in NUMBERED
            for end in ends
        },
        **{
            f"programme-{kind}-{end}": rows(f"{room}.{model}", of, "pk")
            for kind, room, model, of, ends in TOLD
            for end in ends
        },
        "agreement-review-held": reviews,
        "agreement-review-moved": reviews,
        "agreement-review-withdrawal": reviews,
        "agreement-event-withdrawal": rows("partners.AgreementEvent", "agreement__key", "pk"),
        "agreement-file-withdrawal": rows("partners.AgreementFile", "agreement__key", "pk"),
        **{
            f"policy-{part}-withdrawal": rows(f"results.{model}", "instrument__key", "pk")
            for part, model in (
                ("name", "InstrumentName"),
                ("sector", "InstrumentSector"),
                ("stage", "InstrumentStage"),
                ("answer", "Mainstreaming"),
                ("claim", "InstrumentSupport"),
            )
        },
        "overlap-withdrawal": rows("results.FigureOverlap", "figure_id", "pk"),
        "item-paper-file": rows("proceedings.Paper", "item_id", "file_id"),
        "programme-file": rows("programmes.Submission", "programme__reference", "file_id")
        | rows("programmes.Assessment", "programme__reference", "file_id")
        | rows("programmes.Condition", "programme__reference", "met_file_id"),
        "signed-copy": rows("proceedings.SignedMinutes", "sitting__meeting_id", "file_id"),
        "act-condition": rows("programmes.Condition", "programme__reference", "pk"),
        "body-member-end": members,
        "body-member-withdraw": members,
        "body-member-end-withdraw": members,
    }


class Values:
    """What may stand at each part of an address; asked of the record once."""

    def __init__(self, token: str, person: str) -> None:
        meetings = [m.number for m in governance.meetings() if m.number]
        decisions = [each.number for each in governance.decisions(public_only=False)]
        resolutions = [
            each.number
            for meeting in meetings
            if (agenda := proceedings.agenda(meeting))
            for each in agenda.resolutions
        ]
        brought = {"sha256": "0" * 64, "name": "zqbrought.xlsx", "by": person}
        self.named: dict[str, list[Any]] = {
            "reference": list(programmes.references()),
            "slug": [slug for slug, _kind, _name in governance.bodies()]
            + [fund.slug for fund in governance.funds()],
            "code": ["GHA", "NOR"],
            "sha256": _files(),
            "kind": ["decisions", "meetings", "bodies", "organisations", "memberships"],
            "name": ["pack", "minutes", "minutes-internal"],
            "form": ["pdf", "html", "json", "xlsx", "docx", "xml", "pdfs"],
            "title": ["pipeline-booklet", "meeting-pack", "minutes"],
            "fund": ["hill-fund"],
            "subject": ["hill-fund"],
            "language": ["en"],
            "overlap": [1, 2],
        }
        self.keys = {
            "organisation": ["ilo", "iom"],
            "source": [each.key for each in documents.sources()],
            "fund-setting": ["review-criteria", "conflict", "ageing-days"],
        }
        kept = ["ilo", "iom", *(each.key for each in partners.merges())]
        self.keys |= {name: kept for name in ours() if name.startswith("organisation-")}
        offices = [each.key for each in partners.offices()]
        self.keys |= {name: offices for name in ours() if name.startswith("office")}
        agreements = [each.key for each in partners.agreements(public_only=False)]
        self.keys |= {name: agreements for name in ours() if name.startswith("agreement")}
        initiatives = [each.key for each in results.initiatives(public_only=False)]
        initiatives += [each.key for each in results.withdrawn(kinds=["initiative"])]
        self.keys |= {"initiative": initiatives, "initiative-withdrawal": initiatives}
        self.named["act"] = list(keeping_results.ACTS)
        policies = list(results.counted(public_only=False).keys) or ["none"]
        self.keys |= {name: policies for name in ours() if name.startswith("policy")}
        self.tokens = {
            "invitation": [token[:-1] + "x"],
            "notices-stopped": [accounts.stop_token(person)],
            "workbook": [signing.dumps(brought, salt=workbooks.SALT)],
            "workbook-marked": [signing.dumps(brought, salt=workbooks.SALT)],
        }
        self.meetings, self.decided = meetings, sorted({*decisions, *resolutions})
        editions = publications.editions("hill-fund")
        self.editions = [each.number for each in editions]
        self.pairs = _pairs()

    def of(self, name: str, part: str, converter: Any) -> list[Any]:
        """The values of a part of the address of that name."""
        if part == "key":
            return self.keys[name]
        if part == "token":
            return self.tokens[name]
        if part == "number":
            return self._numbers(name, converter)
        return self.named[part]

    def _numbers(self, name: str, converter: Any) -> list[Any]:
        """By the shape of the number: of a row, of a decision or resolution, of a meeting."""
        if name in ("edition", "rendition"):
            return self.editions
        if isinstance(converter, IntConverter):
            return list(range(1, 16))
        return self.decided if isinstance(converter, PathConverter) else self.meetings


def addresses(name: str, values: Values) -> Iterator[str]:
    """The addresses of a name with every value of its parts."""
    for shapes, _pattern, _given, converters in get_resolver().reverse_dict.getlist(name):
        for _shape, parts in shapes:
            yield from _filled(name, parts, values, converters)


def _filled(name: str, parts: list[str], values: Values, converters: Any) -> Iterator[str]:
    for chosen in _chosen(
        [values.of(name, part, converters.get(part)) for part in parts], values.pairs.get(name)
    ):
        try:
            yield reverse(name, kwargs=dict(zip(parts, chosen, strict=True)))
        except NoReverseMatch:
            continue


def _chosen(told: list[list[Any]], pairs: set[tuple[Any, Any]] | None) -> list[tuple[Any, ...]]:
    """Every value with every other; of what stands within something, each with its own, each with
    one it is a stranger to, and one that is nowhere: more of these are turned away alike."""
    if pairs is None or min(map(len, told)) == 1:
        return list(product(*told))
    one, other = told
    own = [pair for pair in product(one, other) if pair in pairs]
    within = list(dict.fromkeys(inner for _outer, inner in own))
    strangers = [
        next((outer, inner) for outer in (*one[n % len(one) :], *one) if (outer, inner) not in own)
        for n, inner in enumerate(within)
        if any((outer, inner) not in own for outer in one)
    ]
    nowhere = [(one[0], inner) for inner in other if inner not in within][-1:]
    return sorted({*own, *strangers, *nowhere})


def texts(content: bytes) -> str:
    """All that is to be read in what was answered: a page, a PDF, a packed sheet."""
    if content.startswith((b"%PDF-1.7 zq", b"%PDF-1.7 open")):
        return content.decode()
    if content.startswith(b"%PDF"):
        document = pypdfium2.PdfDocument(content)
        try:
            pages = [document[n].get_textpage().get_text_range() for n in range(len(document))]
        finally:
            document.close()
        return "\n".join(pages)
    if content.startswith(b"PK"):
        packed = zipfile.ZipFile(io.BytesIO(content))
        return "\n".join(packed.read(each).decode("utf-8", "replace") for each in packed.namelist())
    return content.decode("utf-8", "replace")
