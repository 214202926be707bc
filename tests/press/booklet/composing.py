"""A writer of random booklets: what is written, and the text in one of many layouts."""

from dataclasses import dataclass, field

from hypothesis import strategies as st

from letsema.press.booklet import Participant, Partner
from tests.press.booklet.gazetteer import COUNTRIES, NAMES

CODES = {name.upper(): code for code, name in COUNTRIES}
PLAIN = sorted(name for name in CODES if "," not in name)
STATUSES = {
    "concept-note-approved": ["Concept note approved by Steering Committee"],
    "document-solicited": [
        "Concept note approved by Steering Committee;",
        "Joint programme document solicited",
    ],
    "document-submitted": ["Joint Programme document submitted"],
    "funded": ["Joint Programme funded"],
}
AREAS = [
    "Knowing more about those who move, and why",
    "Keeping people safe on the road and at home",
    "Borders that work for everyone",
    "Good work on both sides of the sea",
    "Living together",
]
WORDS = [
    "migrants",
    "data",
    "work",
    "local",
    "the",
    "of",
    "status",
    "summary",
    "budget",
    "towns",
    "women",
    "rivers",
    "key",
    "partners",
    "seasonal",
    "travel",
    "Mali",
    "young",
    "people",
    "Togo",
    "health",
    "skills",
    "homes",
    "to",
    "from",
    "and",
    "with",
    "in",
    "learn",
    "plan",
]
GOALS = {
    "5": "Gender equality",
    "8": "Decent work and growth",
    "10": "Reduced inequalities",
    "16": "Peace and justice",
}
ORGANISATIONS = ["IOM", "UNDP", "UN Women", "ILO", "United Nations Children's Fund (UNICEF)"]
GROUPS = {
    "Government": "government",
    "Civil Society": "civil-society",
    "Private sector": "private-sector",
}
LABELS = {
    "title": ["JOINT PROGRAMME", "Joint programme", "JOINT PROGRAMME:"],
    "participants": ["PARTICIPATING UN ORGANIZATIONS", "Participating UN organisations"],
    "partners": ["KEY PARTNERS", "Key partners", "KEY PARTNERS:"],
    "budget": ["BUDGET (USD)", "Budget (USD)", "BUDGET (EUR)"],
    "duration": ["DURATION (MONTHS)", "Duration (months)"],
    "sdgs": ["MOST RELEVANT SDG GOALS", "Most relevant SDGs", "SDGS"],
    "status": ["STATUS", "Status", "STATUS:"],
    "summary": ["SUMMARY", "Summary"],
}  # fmt: skip


@dataclass
class Written:
    """One entry as it is meant; `layout` holds the choices its text is made by."""

    heading: str
    countries: tuple[str, ...]
    region: str | None
    members: list[str]
    title: str | None
    amount: int | None
    currency: str
    months: int | None
    status: str
    participants: tuple[Participant, ...] | None
    sdgs: tuple[str, ...] | None
    partners: tuple[Partner, ...] | None
    summary: str
    area: int | None = None
    section: str = "pipeline"
    mark: bool = False
    layout: dict = field(default_factory=dict)


@dataclass
class Booklet:
    """Entries in printed order, the areas they stand in, and the text."""

    entries: list[Written]
    areas: list[tuple[int, str]]
    foreword: str | None
    text: str


def sentence(draw, least=4):
    words = draw(st.lists(st.sampled_from(WORDS), min_size=least, max_size=14))
    return words[0].capitalize() + " " + " ".join(words[1:])


def summaries(draw):
    count = draw(st.integers(1, 3))
    paragraphs = [sentence(draw) + "." for _ in range(count)]
    if count > 1 and draw(st.booleans()):
        points = [f"- {sentence(draw)};" for _ in range(2)]
        paragraphs[-1] = "It will:\n\n" + "\n".join(points)
    return "\n\n".join(paragraphs)


def partner_names():
    return st.sampled_from(
        [
            "Ministry of Labour, Invalids and Social Affairs",
            "(Guinea) Ministry of Security",
            "National Board (a council, and its office)",
            "trade unions",
            "Women's Forum Network",
            "Bank of the Sea",
            "City of Mali Town",
            "PIT-CNT",
        ]
    )


def partner_lists(draw):
    """Partners under a group, a country, or no heading, in blocks of their own."""
    blocks = []
    headings = [None, *GROUPS, "Gabon", "Others"]
    for _ in range(draw(st.integers(1, 3))):
        heading = draw(st.sampled_from(headings))
        names = draw(st.lists(partner_names(), min_size=1, max_size=4))
        blocks.append((heading, names))
    partners = tuple(
        Partner(name, heading, GROUPS.get(heading or ""), "GAB" if heading == "Gabon" else None)
        for heading, names in blocks
        for name in names
    )
    return partners, blocks


def headings(draw):
    """A heading, its codes, its region, and the lines of its members."""
    names = draw(st.lists(st.sampled_from(PLAIN), min_size=1, max_size=3, unique_by=CODES.get))
    codes = tuple(CODES[name] for name in names)
    kind = draw(st.sampled_from(["comma", "and", "&", "region"]))
    if kind != "region":
        joint = {"comma": ", ", "and": " AND ", "&": " & "}[kind]
        heading = ", ".join(names[:-1]) + joint + names[-1] if len(names) > 1 else names[0]
        return heading, codes, None, []
    region = draw(st.sampled_from(["REGIONAL SOUTH", "REGIONAL IGAD", "REGIONAL WIDE OCEAN"]))
    titled = [next(n for c, n in COUNTRIES if n.upper() == name) for name in names]
    if draw(st.booleans()):
        return (
            region,
            codes,
            region,
            [" and ".join([", ".join(titled[:-1])] * (len(titled) > 1) + titled[-1:])],
        )
    return region, codes, region, [f"{name}," for name in titled[:-1]] + [titled[-1]]


@st.composite
def entries(draw):
    heading, countries, region, members = headings(draw)
    partners, blocks = partner_lists(draw) if draw(st.integers(0, 4)) else (None, [])
    amount = draw(st.none() | st.integers(1, 99_999_999))
    months = draw(st.none() | st.integers(1, 60)) if amount else draw(st.integers(1, 60))
    names = draw(
        st.none() | st.lists(st.sampled_from(ORGANISATIONS), min_size=1, max_size=3, unique=True)
    )
    budget_label = draw(st.sampled_from(LABELS["budget"]))
    return Written(
        heading=heading,
        countries=countries,
        region=region,
        members=members,
        title=draw(st.none() | st.just("Strengthening homes, skills and work (SHSW)")),
        amount=amount,
        currency="EUR" if "EUR" in budget_label else "USD",
        months=months,
        status=draw(st.sampled_from([s for s in STATUSES if s != "funded"])),
        participants=names and tuple(
            Participant(name, "convening" if at == 0 and len(names) > 1 else None)
            for at, name in enumerate(names)
        ),
        sdgs=draw(st.none() | st.lists(st.sampled_from(list(GOALS)), min_size=1, unique=True).map(tuple)),
        partners=partners,
        summary=summaries(draw),
        layout=layout(draw, blocks, budget_label),
    )  # fmt: skip


def layout(draw, blocks, budget_label):
    order = draw(st.permutations(list(LABELS)))
    together = draw(st.sampled_from(["", "values", "columns"]))
    if together:
        order = [key for key in order if key != "duration"]
    return {
        "order": order,
        "together": together,
        "blocks": blocks,
        "labels": {k: draw(st.sampled_from(v)) for k, v in LABELS.items()}
        | {"budget": budget_label},
        "inline": draw(st.sets(st.sampled_from(list(LABELS)))),
        "gaps": draw(st.integers(0, 2)),
        "figures": draw(st.sampled_from(["commas", "spaces", "plain", "coded"])),
        "months": draw(st.sampled_from(["{}", "{} months", "{} months."])),
        "stop": draw(st.booleans()),
        "two_lines": draw(st.booleans()),
        "per_line": draw(st.booleans()),
        "silence": draw(st.sampled_from(["", "—", "Not stated"])),
        "titles": draw(st.booleans()),
        "break": draw(st.sampled_from(["", "\f", "----------\t-----"])),
    }


def figures(entry):
    how = entry.layout["figures"]
    plain = str(entry.amount)
    grouped = f"{entry.amount:,}"
    return {
        "commas": grouped,
        "spaces": grouped.replace(",", "\u00a0"),
        "plain": plain,
        "coded": f"{entry.currency} {grouped}",
    }[how]


def values(entry):
    """The lines under each label; None where the label is left out."""
    how, silence = entry.layout, [entry.layout["silence"]]
    parts = STATUSES[entry.status]
    status = parts if how["two_lines"] else [" ".join(parts)]
    status = [*status[:-1], status[-1] + ("." if how["stop"] else "")]
    organisations = [f"{p.name} ({p.role})" if p.role else p.name for p in entry.participants or ()]
    goals = [f"{code} {GOALS[code]}" if how["titles"] else code for code in entry.sdgs or ()]
    return {
        "title": [entry.title] if entry.title else None,
        "participants": ["; ".join(organisations)] if organisations else silence,
        "partners": _partner_lines(entry) or silence,
        "budget": [figures(entry)] if entry.amount else silence,
        "duration": [how["months"].format(entry.months)] if entry.months else silence,
        "sdgs": ["; ".join(goals) if how["titles"] else ", ".join(goals)] if goals else silence,
        "status": status,
        "summary": entry.summary.split("\n"),
    }


def _partner_lines(entry):
    how = entry.layout
    lines = []
    for heading, names in how["blocks"]:
        if lines:
            lines.append("")
        mark = f"{heading}: " if heading else ""
        stop = "." if how["stop"] else ""
        if how["per_line"]:
            lines += [f"{mark if at == 0 else ''}{name};" for at, name in enumerate(names)]
        else:
            lines.append(mark + "; ".join(names) + stop)
    return lines


def written_lines(entry):
    """The entry as lines, heading first."""
    how, told = entry.layout, values(entry)
    blank = [""] * (how["gaps"] + 1)
    lines = [entry.heading, *(blank[:1] if entry.members else []), *entry.members, *blank]
    for key in how["order"]:
        if told[key] is None:
            continue
        label = how["labels"][key]
        if key == "budget" and how["together"]:
            lines += [*_row(how, label, told), how["break"].replace("\f", ""), *blank]
        elif key in how["inline"] and key in ("status", "budget", "duration") and told[key][0]:
            mark = "" if label.isupper() or label.endswith(":") else ":"
            lines += [f"{label}{mark} {told[key][0]}", *told[key][1:], *blank]
        else:
            lines += [label, *blank, *told[key], *blank]
    return lines


def _row(how, label, told):
    duration = "DURATION (MONTHS)"
    label = label.upper()
    if how["together"] == "values":
        return [f"{label}\t{told['budget'][0]}\t{duration}\t{told['duration'][0]}"]
    return [f"{label}\t{duration}", f"{told['budget'][0] or '—'}\t{told['duration'][0] or '—'}"]


@st.composite
def booklets(draw):
    """A booklet: some areas, entries in each, an annex perhaps."""
    count = draw(st.integers(1, 3))
    numbers = list(range(1, count + 1))
    contents = draw(st.sampled_from(["", "tabs", "dots", "bare"]))
    marker = draw(st.sampled_from(["", "THEMATIC AREA {}", "THEMATIC\nAREA\n\n{}"]))
    areas = [(number, AREAS[number - 1]) for number in numbers]
    groups = []
    for number in numbers:
        group = draw(st.lists(entries(), min_size=1, max_size=3))
        for entry in group:
            entry.area = number
        groups.append(group)
    annex = draw(st.lists(entries(), max_size=2))
    for entry in annex:
        entry.section, entry.status = "funded", "funded"
        entry.mark = draw(st.booleans())
        entry.area = numbers[-1] if entry.mark else None
    foreword = draw(st.none() | st.just("We begin.\n\nWe thank all.\n\nA. Name\nChair of the Fund"))
    text = compose(
        draw, groups, annex, areas=areas, foreword=foreword, contents=contents, marker=marker
    )
    return Booklet([e for group in [*groups, annex] for e in group], areas, foreword, text)


def compose(draw, groups, annex, *, areas, foreword, contents, marker):
    lines = ["", "Wide", "Water Fund", "", "Pipeline of Joint Programmes", "", "May 2023", "", ""]
    if foreword:
        lines += ["FOREWORD", "", "", *foreword.split("\n"), ""]
    if contents:
        lines += _contents(groups, annex, contents)
    for (number, name), group in zip(areas, groups, strict=True):
        lines += ["", "", ""]
        lines += [*marker.format(number).split("\n"), ""] if marker else []
        lines += [*_over_lines(name, draw(st.integers(1, 3))), ""]
        for entry in group:
            lines += _entry_lines(entry)
    if annex:
        lines += ["", "", "ANNEX: Funded Joint Programmes", ""]
        for entry in annex:
            lines += [f"➔ {areas[-1][0]} {areas[-1][1].upper()}", ""] if entry.mark else []
            lines += _entry_lines(entry)
    lines += ["", "", "", "Wide", "Water Fund", "", "Secretariat of the Fund", "E. a@b.example"]
    text = "\n".join(lines)
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    return text


def _entry_lines(entry):
    lines = written_lines(entry)
    return ["\f" + lines[0] if entry.layout["break"] == "\f" else lines[0], *lines[1:]]


def _over_lines(name, count):
    words = name.split()
    step = -(-len(words) // count)
    return [" ".join(words[at : at + step]) for at in range(0, len(words), step)]


def _contents(groups, annex, how):
    lines, page = ["", "CONTENTS", ""], 8
    for number, group in enumerate([*groups, annex], 1):
        if number > len(groups):
            lines += [" ", " ANNEX:", "FUNDED JOINT", "PROGRAMMES", ""] if annex else []
        else:
            lines += [" THEMATIC", "AREA", "", str(number), ""]
        for entry in group:
            end = {"tabs": f"\t{page}", "dots": f" ........ {page}", "bare": ""}[how]
            lines.append(entry.heading + end)
            page += 2
    return [*lines, ""]


__all__ = ["NAMES", "Booklet", "Written", "booklets", "entries", "written_lines"]
