"""`titles`, `publish`, `release`, `foreword`."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from django.utils.translation import gettext as _

from letsema.doors.cli.telling import (
    BadCall,
    now,
    prepare,
    print_json,
    print_table,
    say,
    the_fund,
    today,
    write_whole,
)
from letsema.publications import commands
from letsema.publications import titles as publications
from letsema.publications.queries import EditionView
from letsema.values import OPERATOR


def titles(arguments: Namespace) -> None:
    """Print the publications there are with their forms."""
    told = [
        {"title": name, "forms": list(module.FORMS), "about": _(module.ABOUT)}
        for name, module in publications.TITLES.items()
    ]
    if arguments.format == "json":
        print_json(told)
        return
    print_table(
        (_("Title"), _("Forms"), _("About")),
        [(each["title"], ", ".join(each["forms"]), each["about"]) for each in told],
    )


def _known(title: str, language: str) -> None:
    if title not in publications.TITLES:
        names = ", ".join(publications.TITLES)
        words = _("there is no title %(title)s; there are: %(names)s")
        raise BadCall(words % {"title": title, "names": names})
    if language not in publications.LANGUAGES:
        words = _("%(title)s is not made in %(language)s; it is made in: %(languages)s")
        raise BadCall(
            words
            % {
                "title": title,
                "language": language,
                "languages": ", ".join(publications.LANGUAGES),
            }
        )


def _subject(arguments: Namespace) -> str:
    """What the title is asked about: the fund, or the only one, or what its own option names.

    A bad call: a subject the title is not about, or none of those it is about.
    """
    subject = publications.TITLES[arguments.title].SUBJECT
    for option in ("programme", "country", "organisation", "meeting"):
        told = {"title": arguments.title, "option": option}
        if option == subject and not getattr(arguments, option):
            raise BadCall(_("%(title)s is about a %(option)s: name it with --%(option)s") % told)
        if option != subject and getattr(arguments, option):
            raise BadCall(_("%(title)s takes no --%(option)s") % told)
    if subject == "fund" or arguments.fund:
        fund = the_fund(arguments.fund)
        if subject == "fund":
            return fund
    return str(getattr(arguments, subject))


def publish(arguments: Namespace) -> None:
    """Make a proof in the form the path's ending chooses."""
    _known(arguments.title, arguments.language)
    subject = _subject(arguments)
    path = Path(arguments.to)
    form = path.suffix.removeprefix(".").lower()
    forms = publications.TITLES[arguments.title].FORMS
    if form not in forms:
        words = _("%(path)s: the ending chooses the form; there are: %(forms)s")
        raise BadCall(words % {"path": path, "forms": ", ".join(forms)})
    content = publications.gather(
        arguments.title,
        subject,
        as_at=arguments.as_at or today(),
        known_at=arguments.known_at,
        language=arguments.language,
    )
    write_whole(path, publications.render(arguments.title, content, (form,))[form])
    say(_("proof of %(title)s as at %(date)s: %(path)s") % {
        "title": arguments.title, "date": content["as_at"], "path": path
    })  # fmt: skip


def release(arguments: Namespace) -> None:
    """Freeze the proof as the next edition."""
    _known(arguments.title, arguments.language)
    prepare()
    subject = _subject(arguments)
    edition = commands.release(
        title=arguments.title,
        subject=subject,
        as_at=arguments.as_at or today(),
        known_at=arguments.known_at,
        language=arguments.language,
        by=OPERATOR,
        at=now(),
    )
    if arguments.format == "json":
        print_json(_edition_json(edition))
    else:
        words = _("edition %(number)d, %(label)s, as at %(date)s: fingerprint %(print)s")
        print(
            words
            % {
                "number": edition.number,
                "label": edition.label,
                "date": edition.as_at,
                "print": edition.fingerprint,
            }
        )


def _edition_json(edition: EditionView) -> dict[str, object]:
    return {
        "title": edition.title,
        "subject": edition.subject,
        "fund": edition.fund,
        "language": edition.language,
        "number": edition.number,
        "as_at": edition.as_at.isoformat(),
        "known_at": edition.known_at.isoformat() if edition.known_at else None,
        "label": edition.label,
        "follows": edition.follows or None,
        "fingerprint": edition.fingerprint,
        "files": edition.forms,
    }


def foreword(arguments: Namespace) -> None:
    """Write a foreword from a text file."""
    path = Path(arguments.file)
    if not path.is_file():
        raise BadCall(_("%s: there is no such file") % path)
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise BadCall(_("%s is not UTF-8 text") % path) from None
    commands.write_foreword(
        fund=the_fund(arguments.fund),
        text=text,
        on=arguments.on,
        signed_name=arguments.signed,
        signed_office=arguments.office,
        by=OPERATOR,
        at=now(),
    )
