"""The booklet as one page of HTML that needs nothing beside it."""

from __future__ import annotations

from importlib import resources
from typing import Any

from django.template import Context, Engine, Template
from django.utils.safestring import mark_safe

from letsema.press import maps
from letsema.publications.titles.pipeline_booklet import drawings, view
from letsema.publications.titles.pipeline_booklet.phrases import Words


def _text(name: str) -> str:
    return (resources.files(__package__ or "") / name).read_text(encoding="utf-8")


def style() -> str:
    """The style sheet that stands in the page."""
    return _text("booklet.css")


def html(content: dict[str, Any], words: Words) -> bytes:
    """The whole document."""
    body = fragment(content, words)
    return _filled("booklet.html", content, words, body=body, style=style()).encode()


def fragment(content: dict[str, Any], words: Words) -> str:
    """What stands inside `<main>`: for a page that brings its own head and style."""
    book = view.book(content, words)
    shown = {e["reference"]: e for e in content["entries"]}
    for part in (*book["areas"], *book["annexes"]):
        for entry in part["entries"]:
            told = shown[entry["reference"]]
            drawn = drawings.locator(told, words, style="page") if entry["places"] else ""
            entry["locator"] = mark_safe(drawn)  # noqa: S308 - our own drawing, texts escaped
    return _filled(
        "body.html",
        content,
        words,
        book=book,
        world=drawings.world(content, words, style="page"),
        programme=_template("programme.html"),
        row=_template("row.html"),
        keys=[
            (
                maps.symbol(None, funded=funded, title=words[name], style="page"),
                words[name],
            )
            for name, funded in (("in_pipeline", False), ("funded", True))
        ],
    )


def _template(name: str) -> Template:
    return Engine(autoescape=True).from_string(_text(name))


def _filled(name: str, content: dict[str, Any], words: Words, **more: Any) -> str:
    safe = {
        key: mark_safe(value) if key in ("body", "style", "world") else value  # noqa: S308
        for key, value in more.items()
    }
    if "keys" in safe:
        safe["keys"] = [(mark_safe(drawn), said) for drawn, said in safe["keys"]]  # noqa: S308
    titles = {"title": words["booklet"], "mark": view.mark(content, words)}
    return _template(name).render(Context({"content": content, "words": words, **titles, **safe}))
