"""How far a programme reaches into government and society. Pure.

Source: the guiding principles of the Global Compact for Migration (paragraph 15): whole of
government, all sectors and levels; whole of society, the groups that it names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from letsema.partners.rules import folded

LEVELS = ("national", "local", "not-told")
SECTORS = {
    "health": ("health", "sante", "salud", "hiv", "aids"),
    "labour": ("labour", "labor", "employment", "manpower", "travail", "emploi", "trabajo"),
    "interior-and-migration": (
        *("interior", "interieur", "home affairs", "immigration", "migration", "migracion"),
        *("migraciones", "border", "borders", "police", "refugee", "refugees"),
    ),
    "justice": ("justice", "justicia", "attorney", "prosecutor", "judiciary", "courts"),
    "foreign-affairs": ("foreign", "external", "affaires etrangeres", "relaciones exteriores"),
    "education": ("education", "educacion", "schools", "training"),
    "finance-and-planning": (
        *("finance", "finances", "finanzas", "planning", "planification", "economy", "economic"),
        *("economie", "treasury", "budget"),
    ),
    "social-protection": (
        *("social", "welfare", "women", "gender", "child", "children", "childhood", "family"),
        *("families", "youth", "femmes", "mujer"),
    ),
    "agriculture-and-environment": (
        *("agriculture", "agricultura", "environment", "environnement", "ambiente", "climate"),
        *("fisheries", "forestry", "disaster"),
    ),
    "statistics": ("statistics", "statistical", "statistique", "estadistica", "census"),
    "local-government": ("local government", "decentralisation", "decentralization"),
}
"""Sectors of government, and the words of a body's name that tell them (folded)."""
NOT_TOLD = "not-told"

_MINISTRIES = (
    *("ministry", "ministries", "minister", "ministers", "ministere", "ministeres", "ministerio"),
    *("ministerios", "prime minister", "parliament", "directorate", "directorates", "police"),
)
_LOCAL = (
    *("municipality", "municipalities", "municipal", "mayor", "mayors", "city of", "district"),
    *("districts", "province", "provinces", "provincial", "county", "counties", "governorate"),
    *("governorates", "prefecture", "commune", "communes", "municipio", "municipios", "alcaldia"),
    *("ayuntamiento", "mairie", "local authority", "local authorities", "local government"),
    "local governments",
)
_NAMED = (
    ("academia", ("university", "universities", "universite", "universidad")),
    ("red-cross-red-crescent", ("red cross", "red crescent", "croix rouge", "cruz roja")),
    ("workers", ("trade union", "trade unions", "syndicat", "sindicato")),
    ("government", _MINISTRIES),
    ("local-authority", _LOCAL),
)
"""Groups that words of a name tell, the surest first: a Ministry of Local Government is a
ministry."""

GOVERNMENT = ("government", "local-authority")
INTERNATIONAL = ("un-organisation", "intergovernmental", "regional-body", "donor-agency")
SOCIETY = (
    "civil-society",
    "international-ngo",
    "red-cross-red-crescent",
    "migrants-diaspora",
    "community-religious-leaders",
    "human-rights-institution",
    "private-sector",
    "financial-institution",
    "academia",
    "workers",
    "employers",
    "media",
)
_OF_KIND = {each: each for each in (*GOVERNMENT, *INTERNATIONAL, *SOCIETY)}
"""The group of an organisation's kind: they go by the same words; networks and others have none."""


@dataclass(frozen=True, slots=True)
class Involved:
    """One that takes part: by the name it goes by, and what is known of it.

    `organisation` is its key, `kind` the register's kind of it, `group` the group of partners the
    heading over its name means; each empty where it is not known.
    """

    name: str
    organisation: str = ""
    kind: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """How many of something take part: their names, and how many are told by a name's words only.

    `cut` says what is counted (a key of `WORDS`), `code` which of them.
    """

    cut: str
    code: str
    names: tuple[str, ...]
    inferred: int = 0

    @property
    def number(self) -> int:
        """How many."""
        return len(self.names)

    @property
    def words(self) -> str:
        """What is counted, in words."""
        return WORDS[self.cut]


WORDS = {
    "government": "Bodies of the State that take part, of any level; each counts once, however "
    "often it is printed.",
    "level": "Bodies of the State at one level; a level that nothing tells stands apart.",
    "sector": "Bodies of the State whose names tell of this sector; one whose name tells of two "
    "counts under both.",
    "society": "Organisations and groups of society that take part; a name that stands for several "
    "counts as one.",
    "group": "Organisations and groups of society of one kind, by the register or by the heading "
    "over their names.",
    "international": "Organisations of several States and donors; they count neither as government "
    "nor as society.",
    "not-told": "Partners of whom neither the register, nor a heading, nor their names tell what "
    "they are.",
}
"""What each measure counts."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a programme reaches: the four wholes share nobody and leave nobody out.

    `levels` share nobody; `sectors` may. Cuts of nobody are left out, wholes stand at zero.
    """

    government: Measure
    levels: tuple[Measure, ...]
    sectors: tuple[Measure, ...]
    society: Measure
    groups: tuple[Measure, ...]
    international: Measure
    not_told: Measure

    @property
    def several_of_government(self) -> bool:
        """Whether more than one body of the State takes part."""
        return self.government.number > 1

    def has_group(self, code: str) -> bool:
        """Whether somebody of a group takes part, a local authority too."""
        local = code == "local-authority" and any(each.code == "local" for each in self.levels)
        return local or any(each.code == code for each in self.groups)


@dataclass(frozen=True, slots=True)
class _Placed:
    """One that takes part, and where it counts; `inferred` where only its name tells."""

    name: str
    group: str
    inferred: bool
    level: str = ""
    level_inferred: bool = False


def reach(involved: Iterable[Involved]) -> Reach:
    """Where those who take part count; one that is named twice counts once."""
    placed = sorted(map(_placed, _once(involved)), key=lambda each: folded(each.name))
    state = [each for each in placed if each.group in GOVERNMENT]
    society = [each for each in placed if each.group in SOCIETY]
    return Reach(
        government=_measure("government", "", state),
        levels=_cut("level", LEVELS, state, lambda each, code: each.level == code),
        sectors=_cut("sector", SECTORS, state, lambda each, code: code in sectors_of(each.name)),
        society=_measure("society", "", society),
        groups=_cut("group", SOCIETY, society, lambda each, code: each.group == code),
        international=_measure(
            "international", "", [each for each in placed if each.group in INTERNATIONAL]
        ),
        not_told=_measure(NOT_TOLD, "", [each for each in placed if not each.group]),
    )


def _once(involved: Iterable[Involved]) -> list[Involved]:
    """Each organisation once, each name once; what one of several mentions tells is kept."""
    found: dict[str, Involved] = {}
    for each in involved:
        key = f"key {each.organisation}" if each.organisation else f"name {folded(each.name)}"
        first = found.get(key, each)
        found[key] = Involved(
            first.name,
            first.organisation,
            first.kind or each.kind,
            first.group or each.group,
        )
    return list(found.values())


def _placed(each: Involved) -> _Placed:
    told = _OF_KIND.get(each.kind, "") or each.group
    group = told or group_named(each.name)
    level, inferred = _level(each, group)
    return _Placed(each.name, group, bool(group) and not told, level, inferred)


def _level(each: Involved, group: str) -> tuple[str, bool]:
    """(level of a body of the State, whether only its name tells it); a heading such as
    "Government" tells no level.
    """
    if group not in GOVERNMENT:
        return "", False
    if each.kind in GOVERNMENT:
        return ("local" if each.kind == "local-authority" else "national"), False
    if each.group == "local-authority":
        return "local", False
    named = group_named(each.name)
    if named not in GOVERNMENT:
        return NOT_TOLD, False
    return ("local" if named == "local-authority" else "national"), True


def group_named(name: str) -> str:
    """The group that words of a name tell for sure; empty where none does."""
    return next((group for group, words in _NAMED if _says(name, words)), "")


def sectors_of(name: str) -> tuple[str, ...]:
    """The sectors of government that words of a name tell."""
    return tuple(sector for sector, words in SECTORS.items() if _says(name, words))


def _says(name: str, words: Iterable[str]) -> bool:
    """Whether one of these words, or phrases, stands in a name."""
    plain = f" {folded(name)} "
    return any(f" {word} " in plain for word in words)


def _measure(cut: str, code: str, placed: list[_Placed]) -> Measure:
    counted = (each.level_inferred if cut == "level" else each.inferred for each in placed)
    inferred = len(placed) if cut == "sector" else sum(counted)
    return Measure(cut, code, tuple(each.name for each in placed), inferred)


def _cut(
    cut: str,
    codes: Iterable[str],
    placed: list[_Placed],
    counts: Callable[[_Placed, str], bool],
) -> tuple[Measure, ...]:
    measures = (
        _measure(cut, code, [each for each in placed if counts(each, code)]) for code in codes
    )
    return tuple(each for each in measures if each.names)
