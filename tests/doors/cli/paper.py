"""Small booklets of our own, as text."""

from __future__ import annotations

from dataclasses import dataclass, replace

STATUSES = {
    "concept-note-approved": "Concept note approved by Steering Committee",
    "document-solicited": "Concept note approved by Steering Committee; Joint programme document solicited",
    "document-submitted": "Joint Programme document submitted",
    "funded": "Joint Programme funded",
}
AREAS = {1: "Knowing more about those who move", 2: "Keeping people safe on the road"}


@dataclass(frozen=True)
class Page:
    """One entry; None is left out. Those without an area stand in the annex."""

    heading: str
    area: int | None = 1
    status: str | None = "concept-note-approved"
    amount: str | None = "1,000,000"
    months: str | None = "24"
    title: str | None = None
    organisations: str | None = None
    partners: str = "Board of Work; League of Towns"
    summary: str = ""

    def but(self, **changes) -> Page:
        """The same entry, told otherwise."""
        return replace(self, **changes)

    def lines(self) -> list[str]:
        """Heading, then every field under its label."""
        words = self.summary or f"People from {self.heading.title()} ask for counsel at home."
        told = {
            "JOINT PROGRAMME": self.title,
            "PARTICIPATING UN ORGANIZATIONS": self.organisations,
            "KEY PARTNERS": self.partners,
            "BUDGET (USD)": self.amount,
            "DURATION (MONTHS)": self.months,
            "STATUS": self.status and STATUSES[self.status],
            "SUMMARY": words,
        }
        fields = [line for label, text in told.items() if text for line in (label, "", text, "")]
        return [self.heading, "", "", *fields, ""]


def booklet(*pages: Page, month: str = "May 2023", fund: str = "Wide Water Fund") -> bytes:
    """The booklet of these entries."""
    lines = ["", fund, "", "Pipeline of Joint Programmes", "", month, "", ""]
    for number, name in AREAS.items():
        group = [line for page in pages if page.area == number for line in page.lines()]
        lines += ["", "", f"THEMATIC AREA {number}", "", name, "", *group] if group else []
    annex = [line for page in pages if page.area is None for line in page.lines()]
    lines += ["", "", "ANNEX: Funded Joint Programmes", "", *annex] if annex else []
    return "\n".join(lines).encode()


MALI = Page("MALI", 1, title="Counting with care in Mali")
TOGO = Page("TOGO", 1, amount="2,500,000", summary="Young people learn a trade before they leave.")
PERU = Page("PERU", 2, status="document-submitted", summary="Guides stand at the border by night.")
KENYA = Page("KENYA", None, status="funded", amount="750,000", organisations="IOM; UNDP")
FOUR = (MALI, TOGO, PERU, KENYA)
