"""Words people read go through gettext: in templates, in forms, in refusals."""

from __future__ import annotations

import ast
import re
import runpy
import shutil
import subprocess
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


def told_in(path):
    """Every expression of a module that is the label of a form."""
    for node in ast.walk(tree.parsed(path)):
        if not isinstance(node, ast.Call):
            continue
        called = ast.unparse(node.func).rpartition(".")[2]
        keywords = {keyword.arg: keyword.value for keyword in node.keywords}
        for name in ("label", "help_text", "empty_label"):
            if called.endswith(("Field", "Form")) and name in keywords:
                yield keywords[name]


def plain_words(node: ast.expr | None) -> bool:
    """Whether an expression is words written down as they are, gettext not asked."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and bool(LETTERS.search(node.value))
    return isinstance(node, ast.JoinedStr)


def test_labels_of_forms_go_through_gettext():
    wrong = [
        f"{tree.name(path)}:{node.lineno} {ast.unparse(node)[:80]}"
        for path in tree.modules(tree.PACKAGE / "doors")
        for node in told_in(path)
        if plain_words(node)
    ]
    assert wrong == []


PLACE = re.compile(r"%\((\w+)\)[sd]")


def refusals(path):
    """Every call that makes a refusal."""
    for node in ast.walk(tree.parsed(path)):
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == "Refusal":
            yield node


def fault_of(call: ast.Call) -> str:
    """What keeps a catalogue from listing a refusal's words, or a door from telling them."""
    words = call.args[1] if len(call.args) > 1 else None
    if not (isinstance(words, ast.Constant) and isinstance(words.value, str)):
        return "its words are not written down whole as its second argument"
    places, given = set(PLACE.findall(words.value)), {each.arg for each in call.keywords}
    if "%" in PLACE.sub("", words.value).replace("%%", ""):
        return "a place in its words has no name"
    if None not in given and places != (given - {"field"}) | (places & {"field"} & given):
        return "its words and its values do not name the same places"
    return ""


@pytest.mark.parametrize(
    ("call", "right"),
    [
        ('Refusal("a", "it is wrong")', True),
        ('Refusal("a", "%(field)s: wrong", field=field)', True),
        ('values.Refusal("a", "no %(fund)s" " here", field="fund", fund=slug)', True),
        ('Refusal("a", f"no {fund}")', False),
        ('Refusal("a", words)', False),
        ('Refusal("a", _("no fund"))', False),
        ('Refusal("a", "no %s" % fund)', False),
        ('Refusal("a", "no %s", fund=fund)', False),
        ('Refusal("a", "no %(fund)s")', False),
        ('Refusal("a", "%(field)s: wrong")', False),
        ('Refusal("a", "no fund", fund=fund)', False),
    ],
)
def test_a_refusal_that_cannot_be_told_is_found(call, right):
    assert (fault_of(ast.parse(call, mode="eval").body) == "") is right


def test_the_words_of_refusals_are_written_down_whole():
    wrong = [
        f"{tree.name(path)}:{call.lineno} {fault}"
        for path in tree.modules()
        for call in refusals(path)
        if (fault := fault_of(call))
    ]
    assert wrong == []


def test_catalogues_list_the_words_of_refusals():
    if shutil.which("xgettext") is None:
        pytest.skip("xgettext is not installed")
    keyword = runpy.run_path(str(tree.ROOT / "tools" / "messages.py"))["REFUSALS"]
    path = next(path for path in tree.modules() if any(refusals(path)))
    asked = ["xgettext", "--language=Python", "--from-code=UTF-8", "--keyword=", keyword]
    listed = subprocess.run(
        [*asked, "--output=-", str(path)], capture_output=True, check=True, text=True
    ).stdout
    for call in refusals(path):
        assert f'"{call.args[1].value}"' in listed
