"""Words people read go through gettext: in templates, in forms, in refusals."""

from __future__ import annotations

import ast
import re
from html.parser import HTMLParser

import pytest

from tests.house import tree

TRANSLATED = re.compile(
    r"{%-?\s*blocktrans(?:late)?\b.*?{%-?\s*endblocktrans(?:late)?\s*%}"
    r"|{%\s*block kind\s*%}\w+{%\s*endblock\s*%}"  # a name for the style sheet
    r"|{%\s*comment\b.*?{%\s*endcomment\s*%}|{#.*?#}|{%.*?%}|{{.*?}}",
    re.DOTALL,
)
READ_ALOUD = {
    "alt",
    "title",
    "placeholder",
    "aria-label",
    "aria-description",
    "aria-roledescription",
}
SILENT = {"script", "style", "code", "kbd", "samp", "pre"}
# The same in every language: names, and codes that are not words.
SAME_EVERYWHERE = {"Letsema", "PDF", "HTML", "JSON", "XLSX", "CSV", "SDG", "SDGs", "USD", "GCM"}
LETTERS = re.compile(r"[^\W\d_]{2,}")


class Bare(HTMLParser):
    """Gathers the words of a template that no translation tag holds."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.silent = 0
        self.found: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.silent += tag in SILENT
        for name, value in attrs:
            if name in READ_ALOUD or (
                tag == "meta" and name == "content" and "description" in str(attrs)
            ):
                self._look(value or "")

    def handle_endtag(self, tag):
        self.silent -= tag in SILENT and self.silent > 0

    def handle_data(self, data):
        if not self.silent:
            self._look(data)

    def _look(self, text):
        words = [w for w in LETTERS.findall(text) if w not in SAME_EVERYWHERE]
        if words:
            self.found.append(" ".join(text.split()))


def bare_words(template: str) -> list[str]:
    """What a reader would see untranslated in a template."""
    parser = Bare()
    parser.feed(TRANSLATED.sub(lambda m: "\n" * m.group().count("\n"), template))
    return parser.found


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("<p>{% translate 'Pipeline' %}</p>", []),
        ("<p>Pipeline</p>", ["Pipeline"]),
        ("<a title='All of them' href='/x'>{{ name }}</a>", ["All of them"]),
        ("{# a note #}<p>{% blocktranslate %}{{ n }} programmes{% endblocktranslate %}</p>", []),
        ("<script>let words = 1</script><a>PDF</a> · 12 {% if a > b %}×{% endif %}", []),
    ],
)
def test_bare_words_in_a_template_are_found(template, found):
    assert bare_words(template) == found


def test_every_word_of_a_page_goes_through_gettext():
    # Pictures of the page for developers show words as they are; see the list of components.
    wrong = [
        f"{tree.name(path)}: {text[:80]}"
        for path in tree.ending(".html", tree.PACKAGE / "doors")
        for text in bare_words(path.read_text(encoding="utf-8"))
    ]
    assert wrong == []


def plain_words(node: ast.expr | None) -> bool:
    """Whether an expression is words written down as they are, gettext not asked."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and bool(LETTERS.search(node.value))
    return isinstance(node, ast.JoinedStr)


def told_in(path):
    """Every expression of a module that a person reads: form labels, refusals' words."""
    for node in ast.walk(tree.parsed(path)):
        if not isinstance(node, ast.Call):
            continue
        called = ast.unparse(node.func).rpartition(".")[2]
        keywords = {keyword.arg: keyword.value for keyword in node.keywords}
        for name in ("label", "help_text", "empty_label"):
            if called.endswith(("Field", "Form")) and name in keywords:
                yield keywords[name]
        if called == "Refusal":
            yield keywords.get("words", node.args[1] if len(node.args) > 1 else None)


def test_labels_of_forms_and_words_of_refusals_go_through_gettext():
    places = [tree.PACKAGE / "doors"]
    places += [tree.PACKAGE / room / "commands.py" for room in tree.rooms()]
    wrong = [
        f"{tree.name(path)}:{node.lineno} {ast.unparse(node)[:80]}"
        for path in tree.modules()
        if any(path == place or path.is_relative_to(place) for place in places)
        for node in told_in(path)
        if node is not None and plain_words(node)
    ]
    assert wrong == []
