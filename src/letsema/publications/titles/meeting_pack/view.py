"""The pack as it is printed: frozen content in, words and figures in reading order out."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from letsema.press.maps import DARK_ON, INK, colour
from letsema.publications.titles.meeting_pack.binding import Bound, is_pdf
from letsema.publications.titles.minutes.phrases import Words, sentence
from letsema.publications.titles.minutes.view import arising_row, head, subject
from letsema.publications.titles.minutes.words import GROUNDS, KINDS, called
from letsema.publications.titles.pipeline_booklet.phrases import day, figure, money, since

Content = dict[str, Any]
NO_COLOUR = "#55636a"
SHOWN_OF_HASH = 16
SIDES = ("before", "after")


def book(content: Content, papers: Sequence[Bound], words: Words) -> dict[str, Any]:
    """Everything the templates print: the content, and how many pages each paper has."""
    items = [_item(each, words) for each in content["items"]]
    bundled = _bundled(papers, words)
    for item in items:
        item["bundled"] = [each for each in bundled if each["item"] == item["position"]]
    return {
        **head(content, words),
        "title": words["pack"],
        "mark": words["as_at"] % {"date": day(content["as_at"])},
        "for_whom": words["for_members"],
        "counts": _counts(content, words),
        "total_time": _total_time(content["items"], words),
        "items": items,
        "arising": [arising_row(each, words) for each in content["arising"]],
        "papers": bundled,
        "pages_bundled": sum(each.pages for each in papers),
        "listed": [
            {**_paper(paper, words), "item": item["position"]}
            for item in content["items"]
            for paper in item["papers"]
            if not is_pdf(paper)
        ],
    }


def _counts(content: Content, words: Words) -> list[dict[str, str]]:
    """The figures of the cover: items, papers, and the budgets asked about, by currency."""
    items = content["items"]
    papers = sum(len(item["papers"]) for item in items)
    told = [
        words["one_item"] if len(items) == 1 else words["count_items"] % {"count": len(items)},
        words["one_paper"] if papers == 1 else words["count_papers"] % {"count": papers},
    ]
    budgets: dict[str, dict[str, Decimal]] = {}
    for item in items:
        programme = item["programme"]
        if programme and programme["budget"]:
            one = budgets.setdefault(programme["budget"]["currency"], {})
            one[programme["reference"]] = Decimal(programme["budget"]["amount"])
    sums = [
        f"{currency} {figure(str(sum(each.values())))}"
        for currency, each in sorted(budgets.items())
    ]
    return [
        *({"figure": text, "name": ""} for text in told),
        *({"figure": text, "name": words["asked_for"]} for text in sums),
    ]


def _time(minutes: int | None, words: Words) -> str:
    if not minutes:
        return ""
    if minutes < 60:
        return words["minutes_of_time"] % {"minutes": minutes}
    return words["hours_of_time"] % {"hours": minutes // 60, "minutes": minutes % 60}


def _total_time(items: list[Content], words: Words) -> str:
    time = _time(sum(item["minutes"] or 0 for item in items), words)
    return words["total_time"] % {"time": time} if time else ""


def _item(item: Content, words: Words) -> dict[str, Any]:
    area = item["thematic_area"]
    reason = item["ineligible_reason"]
    return {
        "position": item["position"],
        "kind": called(KINDS, item["kind"]),
        "heading": item["heading"],
        "caps": item["heading"].upper(),
        "title": item["title"],
        "subject": subject(item),
        "time": _time(item["minutes"], words),
        "area": area,
        "colour": colour(area) if area else NO_COLOUR,
        "on": INK if area in DARK_ON else "#ffffff",
        "asked": item["asked"],
        "words": sentence(item["words"]),
        "ineligible": words["not_eligible"] % {"reason": sentence(reason)} if reason else "",
        "changes": [
            {
                "label": each["label"],
                "before": each["before"] or "–",
                "after": each["after"] or "–",
            }
            for each in item["changes"]
        ],
        "papers": [_paper(paper, words)["title"] for paper in item["papers"]],
        "interests": [_interest(each, words) for each in item["interests_known"]],
        "effect": _effect(item["effect"], words),
        "programme": _programme(item["programme"], words) if item["programme"] else None,
    }


def _interest(interest: Content, words: Words) -> str:
    ground = called(GROUNDS, interest["ground"])
    return words["interest_known"] % {"who": interest["member"], "ground": ground}


def _effect(effect: Content | None, words: Words) -> list[str]:
    if not effect:
        return []
    said = [words["effect_is"] % {side: money(effect[side]) for side in SIDES}]
    if effect["share_before"] and effect["share_after"]:
        shares = {
            side: f"{Decimal(effect[f'share_{side}']):.0%}"[:-1] for side in ("before", "after")
        }
        said.append(words["share_is"] % shares)
    return said


def _programme(programme: Content, words: Words) -> dict[str, Any]:
    budget, area = programme["budget"], programme["thematic_area"]
    waited = programme["waited_days"]
    began = since(programme["since"], words)
    return {
        "reference": programme["reference"],
        "countries": ", ".join(programme["countries"]),
        "title": programme["title"] or "",
        "area": f"{words['area'] % {'number': area}}: {programme['area_name']}" if area else "",
        "budget_label": words["budget"] % {"currency": budget["currency"] if budget else "USD"},
        "budget": figure(budget["amount"]) if budget else "",
        "months": str(programme["duration_months"] or ""),
        "stage": programme["stage_label"] or "",
        "since": words["since"] % {"date": began} if began else "",
        "waited": ""
        if waited is None
        else words["waited_one" if waited == 1 else "waited"] % {"days": waited},
        "suspended": words["suspended"] % {"words": programme["suspended"]}
        if programme["suspended"]
        else "",
        "participants": programme["participants"] or [],
        "sdgs": programme["sdgs"] or [],
        "partners": "; ".join(programme["key_partners"] or []),
        "summary": [p.strip() for p in (programme["summary"] or "").split("\n\n") if p.strip()],
        "assessment": _assessment(programme["assessment"], words),
        "conditions": [
            arising_row({**each, "heading": "", "reference": ""}, words)
            for each in programme["conditions"]
        ],
    }


def _assessment(assessment: Content | None, words: Words) -> dict[str, Any] | None:
    if not assessment:
        return None
    scored = [each for each in assessment["scores"] if each["points"] is not None]
    total = {
        "points": sum(each["points"] for each in scored),
        "most": sum(each["most"] for each in scored),
    }
    recommended = assessment["recommendation_label"]
    return {
        "on": words["assessed_on"] % {"date": day(assessment["on"])},
        "recommended": words["recommended"] % {"what": recommended} if recommended else "",
        "words": assessment["words"],
        "scores": [
            {
                "label": each["label"],
                "share": round((each["points"] or 0) / each["most"], 4) if each["most"] else 0,
                "said": words["points"] % each
                if each["points"] is not None
                else words["not_scored"],
            }
            for each in assessment["scores"]
        ],
        "total": words["points"] % total if scored else "",
    }


def _paper(paper: Content, words: Words) -> dict[str, str]:
    return {
        "title": paper["title"] or paper["name"],
        "name": paper["name"],
        "size": size(paper["size"]),
        "fingerprint": paper["sha256"][:SHOWN_OF_HASH],
    }


def size(count: int) -> str:
    """Bytes in kB or MB, as people say them."""
    if count >= 1_000_000:
        return f"{count / 1_000_000:.1f} MB"
    return f"{max(count, 1) / 1_000:.0f} kB" if count >= 1_000 else f"{count} B"


def _bundled(papers: Sequence[Bound], words: Words) -> list[dict[str, Any]]:
    """Each divider; `offset` is how many pages bundled before it push it back."""
    told: list[dict[str, Any]] = []
    offset = 0
    for number, each in enumerate(papers, 1):
        if each.fault:
            note = words[f"fault_{each.fault}"]
        else:
            note = words["one_page" if each.pages == 1 else "next_pages"] % {"pages": each.pages}
        told.append(
            {
                **_paper(each.paper, words),
                "number": number,
                "label": words["paper_of"] % {"number": number, "item": each.item},
                "item": each.item,
                "note": note,
                "fault": bool(each.fault),
                "offset": offset,
            }
        )
        offset += each.pages
    return told
