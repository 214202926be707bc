"""The minutes as they are printed: frozen content in, sentences in reading order out."""

from __future__ import annotations

from typing import Any

from letsema.press.maps import colour
from letsema.publications.titles.minutes import sentences
from letsema.publications.titles.minutes.phrases import Words, days
from letsema.publications.titles.minutes.words import GROUPS, HOWS, KINDS, PROCEDURES, called
from letsema.publications.titles.pipeline_booklet.phrases import day

Content = dict[str, Any]


class Paragraphs:
    """Numbers the paragraphs of the minutes through, so that each can be cited."""

    def __init__(self) -> None:
        self.last = 0

    def __call__(self, texts: list[str]) -> list[dict[str, Any]]:
        """Each text with the next number."""
        first = self.last + 1
        self.last += len(texts)
        return [{"number": at, "text": text} for at, text in enumerate(texts, first)]


def book(content: Content, words: Words) -> dict[str, Any]:
    """Everything the templates print. The same content gives the same book."""
    number = Paragraphs()
    resolutions = {each["number"]: each for each in content["resolutions"]}
    opening = number(sentences.opening(content, words))
    arising = [arising_row(each, words) for each in content["arising"]]
    items = [_item(each, content, resolutions, number, words) for each in content["items"]]
    return {
        **head(content, words),
        **_state(content, words),
        "title": words["minutes"],
        "attendance": _attendance(content, words),
        "opening": opening,
        "arising": arising,
        "items": items,
        "carried": [
            item for item in items if item["state"] in ("deferred", "sent-to-meeting", "taken-off")
        ],
        "decisions": [_decision(each, content, words) for each in content["resolutions"]],
        "signatures": [{"office": words["chair"]}, {"office": words["secretariat"]}],
    }


def head(content: Content, words: Words) -> dict[str, Any]:
    """What both the minutes and the pack say of the meeting."""
    meeting = content["meeting"]
    silent = meeting["procedure"] == "no-objection"
    dates = days(meeting["starts_on"], meeting["ends_on"], words)
    facts = [
        (words["number"], meeting["number"]),
        (words["open_for_objections"] if silent else words["dates"], dates),
        (words["deadline"], day(meeting["deadline"]) if meeting["deadline"] else ""),
        (words["venue"], meeting["venue"]),
        (words["procedure"], called(PROCEDURES, meeting["procedure"])),
    ]
    return {
        "language": content["language"],
        "fund": " · ".join(fund["name"] for fund in content["funds"]),
        "body": content["body"]["name"],
        "number": meeting["number"],
        "label": meeting["label"] or meeting["number"],
        "silent": silent,
        "note": meeting["note"],
        "dates": dates,
        "facts": [{"name": name, "value": value} for name, value in facts if value],
        "as_at": words["as_at"] % {"date": day(content["as_at"])},
        "known_at": words["known_at"] % {"date": day(content["known_at"][:10])}
        if content["known_at"]
        else "",
    }


def _state(content: Content, words: Words) -> dict[str, Any]:
    signed = content["signed"]
    internal = content["edition"] == "internal"
    return {
        "draft": signed is None,
        "internal": internal,
        "mark": words["signed"] % {"date": day(signed["on"])} if signed else words["draft"],
        "for_whom": words["internal"] if internal else words["for_members"],
        "signed_copy": words["signed_copy"] % signed if signed else "",
    }


def _attendance(content: Content, words: Words) -> list[dict[str, Any]]:
    return [
        {
            "group": called(GROUPS, group["group"]),
            "members": [_member(each, words) for each in group["members"]],
        }
        for group in content["attendance"]
        if group["members"]
    ]


def _member(member: Content, words: Words) -> dict[str, Any]:
    others = [each["label"] for each in member["alternates"] if each["how"] != "absent"]
    if member["how"] == "represented" and others:
        stood_in = words["by_alternate"] % {"who": ", ".join(others)}
    else:
        stood_in = words["with_alternate"] % {"who": ", ".join(others)} if others else ""
    notes = [text for text in (member["constituency"], member["words"]) if text]
    return {
        "seat": member["seat"] or member["role_label"],
        "label": member["label"],
        "note": " · ".join(note for note in notes if note != member["label"]),
        "how": called(HOWS, member["how"]),
        "stood_in": stood_in,
        "took_part": member["how"] in ("present", "online", "represented"),
    }


def arising_row(condition: Content, words: Words) -> dict[str, Any]:
    """An open condition, said in one row."""
    due, owner = condition["due_on"], condition["owner"]
    facts = [
        words["owner"] % {"who": owner} if owner else "",
        words["due"] % {"date": day(due)} if due else words["no_due"],
        words["from_decision"] % {"number": condition["decision"]}
        if condition.get("decision")
        else "",
    ]
    return {
        "heading": condition.get("heading") or condition.get("reference") or "",
        "words": condition["words"],
        "facts": " · ".join(fact for fact in facts if fact),
        "release": words["release"] if condition["release"] else "",
    }


def subject(item: Content) -> str:
    """Country and title of an item, as one line."""
    return ": ".join(text for text in (item["heading"], item["title"]) if text)


def _item(
    item: Content, content: Content, resolutions: Content, number: Paragraphs, words: Words
) -> dict[str, Any]:
    mine = [resolutions[n] for n in item["resolutions"] if n in resolutions]
    here = [each for each in mine if min(each["items"]) == item["position"]]
    area = item["thematic_area"]
    return {
        "position": item["position"],
        "kind": called(KINDS, item["kind"]),
        "heading": item["heading"].upper(),
        "title": item["title"],
        "subject": subject(item),
        "state": item["state"],
        "colour": colour(area) if area else "",
        "outcome": sentences.outcome(item, mine, words),
        "paragraphs": number(sentences.considered(item, mine, content, words)),
        "decisions": [_decision(each, content, words) for each in here],
        "after": number(sentences.after(item, mine, words)),
    }


def _decision(resolution: Content, content: Content, words: Words) -> dict[str, Any]:
    internal = content["edition"] == "internal"
    on = [str(position) for position in sorted(resolution["items"])]
    titles = {item["position"]: subject(item) for item in content["items"]}
    return {
        "number": resolution["number"],
        "act": resolution["act_label"],
        "words": resolution["words"],
        "internal": resolution["internal_words"] if internal else "",
        "pending": "" if resolution["entered"] else words["not_entered"],
        "items": ", ".join(on),
        "items_word": words["item"] if len(on) == 1 else words["items"],
        "subjects": "; ".join(titles.get(position, "") for position in resolution["items"]),
        "terms": resolution["terms"],
        "conditions": [arising_row(each, words) for each in resolution["conditions"]],
    }
