"""What the packaged reference files say. Pure: no Django, no clock, no database, no network."""

from letsema.reference.rules.codelists import (
    Currency,
    currencies,
    currency,
    objective_titles,
    partner_group_headings,
    partner_groups,
)
from letsema.reference.rules.frameworks import (
    FRAMEWORK_KINDS,
    LONGEST_CODE,
    LONGEST_SLUG,
    LONGEST_TITLE,
    ElementText,
    FrameworkText,
    judge_framework,
    packaged_frameworks,
)
from letsema.reference.rules.reading import PackagedFile, packaged, packaged_names
from letsema.reference.rules.regions import (
    Grouping,
    Membership,
    grouping,
    groupings,
    groupings_of,
)
from letsema.reference.rules.territories import (
    LANGUAGES,
    Country,
    FormerName,
    countries,
    country,
    country_names,
    find_country,
    folded_name,
)

__all__ = [
    "FRAMEWORK_KINDS",
    "LANGUAGES",
    "LONGEST_CODE",
    "LONGEST_SLUG",
    "LONGEST_TITLE",
    "Country",
    "Currency",
    "ElementText",
    "FormerName",
    "FrameworkText",
    "Grouping",
    "Membership",
    "PackagedFile",
    "countries",
    "country",
    "country_names",
    "currencies",
    "currency",
    "find_country",
    "folded_name",
    "grouping",
    "groupings",
    "groupings_of",
    "judge_framework",
    "objective_titles",
    "packaged",
    "packaged_frameworks",
    "packaged_names",
    "partner_group_headings",
    "partner_groups",
]
