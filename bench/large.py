"""A large made-up record, written straight into the tables: only for measuring.

Programmes of `portfolio`, and beside them organisations with names in two languages, bodies with
their seats, and instruments of policy with the programmes that claim a part in them.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import portfolio
from pipeline import fetch, line, timed, wait_for
from portfolio import AT

BIND = "127.0.0.1:8766"
PROGRAMMES, STAGES_EACH = 400, 6
WINDOW = ("precision", "earliest", "latest")
UNTIL = ("until_precision", "until_earliest", "until_latest")
LARGE, LARGE_MEMBERS = 20, 1_000
"""Bodies of so many members: nobody is paired in them."""
MAKERS = ("Association", "Federation", "Union", "Centre", "Council", "Forum", "Institute", "Office")
GISTS = (
    *("Labour Mobility", "Returning Migrants", "Border Communities", "Diaspora Investment"),
    *("Domestic Workers", "Displaced Families", "Youth Employment", "Decent Work"),
    *("Refugee Health", "Rural Development", "Fair Recruitment", "Population Studies"),
)
MAKERS_FR = ("Association", "Fédération", "Union", "Centre", "Conseil", "Forum", "Institut")
INSTRUMENTS = ("Act", "Policy", "Strategy", "Plan of Action", "Guidelines", "Standard")


@contextmanager
def empty_record() -> Iterator[Path]:
    """An empty, migrated database that is gone afterwards, as the one Letsema reads."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "measured.sqlite3"
        os.environ["LETSEMA_DATABASE_URL"] = f"sqlite:///{database}"
        os.environ["LETSEMA_HOME"] = str(Path(folder) / "files")
        os.environ["DJANGO_SETTINGS_MODULE"] = "letsema.config.settings"
        import django

        django.setup()
        from letsema.doors.cli.founding import bring_up_to_date

        bring_up_to_date()
        yield database


def through_the_server(*pages: tuple[str, float]) -> None:
    """Measure pages (path, milliseconds of the bare read beside it) as the real server gives them.

    The first of each is told apart: it reads what is held in memory afterwards.
    """
    letsema = Path(sys.executable).parent / "letsema"
    server = subprocess.Popen([letsema, "serve", "--bind", BIND], stderr=subprocess.DEVNULL)
    try:
        wait_for(f"http://{BIND}/about/")
        for path, beside in pages:
            ask = partial(fetch, f"http://{BIND}{path}")
            (first,) = timed(ask, 1, warm=False)
            line(path, timed(ask, 12), beside, first)
    finally:
        server.terminate()
        server.wait()


def build(organisations: int, memberships: int, instruments: int = 0) -> tuple[str, int]:
    """Fill an empty, migrated database; the key and row number of one organisation to ask for.

    Bodies of 4 to 16 members, a few of a thousand; seats begin and end within twelve years.
    """
    from letsema.documents import queries as sources

    portfolio.build(PROGRAMMES, STAGES_EACH)
    chance, source = random.Random(1), sources.source("made-up").pk
    everybody = _organisations(chance, organisations)
    _bodies(chance, source, everybody, memberships)
    _instruments(chance, source, everybody, instruments)
    return "partner-7", everybody[7]


def _organisations(chance: random.Random, number: int) -> list[int]:
    from letsema.partners.models import Organisation, OrganisationName
    from letsema.partners.rules import ORGANISATION_KINDS, folded
    from letsema.reference import rules as reference

    countries = [each.alpha3 for each in reference.countries()]
    rows = Organisation.objects.bulk_create(
        (
            Organisation(
                key=f"partner-{n}",
                kind=chance.choice(list(ORGANISATION_KINDS)),
                country=chance.choice(countries),
                recorded_at=AT,
            )
            for n in range(number)
        ),
        batch_size=5_000,
    )
    OrganisationName.objects.bulk_create(
        (
            OrganisationName(
                organisation=row,
                text=text,
                folded=folded(text),
                kind=kind,
                language=language,
                recorded_at=AT,
            )
            for n, row in enumerate(rows)
            for text, kind, language in _names(chance, n)
        ),
        batch_size=5_000,
    )
    return [row.pk for row in rows]


def _names(chance: random.Random, n: int) -> list[tuple[str, str, str]]:
    """The names of the n-th organisation: text, kind, language."""
    gist, place = chance.choice(GISTS), _place(chance)
    told = [
        (f"{chance.choice(MAKERS)} for {gist} of {place}", "official", "en"),
        ("".join(chance.choices("ABCDEFGHIKLMNOPRSTUV", k=5)) + str(n % 10), "acronym", "en"),
    ]
    if n % 3 == 0:
        told.append((f"{chance.choice(MAKERS_FR)} de {place}", "official", "fr"))
    return told


def _place(chance: random.Random) -> str:
    """A made-up place name of two to four syllables."""
    syllables = ("ka", "lo", "mi", "ra", "tu", "ve", "sho", "ndi", "ba", "que", "zan", "por")
    return "".join(chance.choices(syllables, k=chance.randrange(2, 5))).capitalize()


def _bodies(chance: random.Random, source: int, everybody: Sequence[int], seats: int) -> None:
    from letsema.governance.models import Body, BodyName, Membership

    left, sizes = seats, []
    while left > 0:
        size = LARGE_MEMBERS if len(sizes) < LARGE else chance.randrange(4, 17)
        size = min(size, left, len(everybody))
        sizes.append(size)
        left -= size
    bodies = Body.objects.bulk_create(
        (Body(slug=f"body-{n}", kind="network", recorded_at=AT) for n in range(len(sizes))),
        batch_size=5_000,
    )
    BodyName.objects.bulk_create(
        (BodyName(body=row, text=f"Body {row.slug}", recorded_at=AT) for row in bodies),
        batch_size=5_000,
    )
    _write(
        Membership,
        ("body_id", "organisation_id", "source_id", *WINDOW, *UNTIL),
        (
            (body.pk, pk, source, *_window(chance))
            for body, size in zip(bodies, sizes, strict=True)
            for pk in chance.sample(everybody, size)
        ),
        role="member",
    )


def _instruments(chance: random.Random, source: int, everybody: Sequence[int], number: int) -> None:
    from letsema.reference import queries as elements
    from letsema.reference import rules as reference
    from letsema.results import models
    from letsema.results.rules import (
        CHANGES,
        CONTRIBUTIONS,
        INSTRUMENT_KINDS,
        INSTRUMENT_STAGES,
        LEVELS,
    )

    countries = [each.alpha3 for each in reference.countries()]
    framework = elements.frameworks("sectors")[0].slug
    sectors = list(elements.element_keys(framework).values())
    rows = models.Instrument.objects.bulk_create(
        (
            models.Instrument(
                key=f"policy-{n}",
                kind=chance.choice(INSTRUMENT_KINDS),
                country=chance.choice([*countries, ""]),
                level=chance.choice(LEVELS),
                change=chance.choice(list(CHANGES)),
                issuer_id=chance.choice(everybody) if n % 2 else None,
                source_id=source,
                recorded_at=AT,
            )
            for n in range(number)
        ),
        batch_size=2_000,
    )
    told: dict[Any, list[tuple[Any, ...]]] = {
        (models.InstrumentName, "text", "folded"): [],
        (models.InstrumentSector, "element_id"): [],
        (models.InstrumentStage, "stage", *WINDOW): [],
        (models.InstrumentSupport, "programme_id", "contribution"): [],
    }
    names, sector, stages, claims = told.values()
    for row in rows:
        text = f"{chance.choice(GISTS)} {chance.choice(INSTRUMENTS)} of {_place(chance)}"
        names.append((row.pk, source, text, text.lower()))
        sector += [(row.pk, source, pk) for pk in chance.sample(sectors, chance.randrange(1, 3))]
        day = date(2008, 1, 1)
        for stage in INSTRUMENT_STAGES[: chance.randrange(0, 5)]:
            day += timedelta(days=chance.randrange(30, 900))
            stages.append((row.pk, source, stage, "day", str(day), str(day)))
        claims += [
            (row.pk, source, f"MADE-UP-{n}", chance.choice(list(CONTRIBUTIONS)))
            for n in chance.sample(range(PROGRAMMES), chance.randrange(0, 4))
        ]
    for (table, *columns), each in told.items():
        _write(table, ("instrument_id", "source_id", *columns), each)


def _write(
    table: Any, columns: tuple[str, ...], told: Iterable[tuple[object, ...]], **same: str
) -> None:
    """Write rows straight into their table: there are too many to make one by one."""
    from django.db import connection, transaction

    usual = {
        field.column: field.get_db_prep_save(field.get_default(), connection)
        for field in table._meta.concrete_fields
        if not field.primary_key and field.column not in columns
    } | {"recorded_at": AT.isoformat(" "), **same}
    named = ", ".join(f'"{name}"' for name in (*columns, *usual))
    marks = ", ".join(["%s"] * (len(columns) + len(usual)))
    statement = f"INSERT INTO {table._meta.db_table} ({named}) VALUES ({marks})"
    rest = tuple(usual.values())
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(statement, ((*each, *rest) for each in told))


def _window(chance: random.Random) -> tuple[str | None, ...]:
    """The columns of `WINDOW` and `UNTIL`: since a day, and for some until a later one."""
    since = date(2010, 1, 1) + timedelta(days=chance.randrange(4_000))
    first = str(since)
    if chance.random() >= 0.3:
        return "day", first, first, "", None, None
    last = str(since + timedelta(days=chance.randrange(1, 3_000)))
    return "day", first, first, "day", last, last
