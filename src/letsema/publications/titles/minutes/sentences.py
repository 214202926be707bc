"""What the minutes say in sentences: the opening, the consideration of an item, what follows."""

from __future__ import annotations

from typing import Any

from letsema.publications.titles.minutes.phrases import Words, days, listed, sentence
from letsema.publications.titles.minutes.words import (
    CONSEQUENCES,
    GROUNDS,
    GROUPS,
    STANDS,
    called,
)
from letsema.publications.titles.pipeline_booklet.phrases import day

Content = dict[str, Any]


def opening(content: Content, words: Words) -> list[str]:
    """How the meeting came together, or how the round was put to the members."""
    meeting = content["meeting"]
    if meeting["procedure"] == "no-objection":
        return [*_round(content, words), *_note(meeting)]
    told = {
        "body": content["body"]["name"],
        "dates": days(meeting["starts_on"], meeting["ends_on"], words),
        "venue": meeting["venue"],
    }
    if meeting["state"] == "cancelled":
        return [words["cancelled"] % told, *_note(meeting)]
    if meeting["state"] == "planned" or not told["dates"]:
        said = [words["meets_on"] % told] if told["dates"] else []
    else:
        said = [words["met_at" if told["venue"] else "met_on"] % told]
    return [*said, *_quorum(content, words), *_note(meeting)]


def _note(meeting: Content) -> list[str]:
    return [sentence(meeting["note"])] if meeting["note"] else []


def _quorum(content: Content, words: Words) -> list[str]:
    quorum = content["quorum"]
    if not quorum or not content["attendance"]:
        return [words["no_attendance"]]
    said = words["quorum_met" if quorum["met"] else "quorum_not_met"] % quorum
    if quorum["missing"]:
        groups = [called(GROUPS, group) for group in quorum["missing"]]
        said = f"{said} {words['quorum_missing'] % {'groups': listed(groups, words)}}"
    return [said]


def _round(content: Content, words: Words) -> list[str]:
    meeting, items = content["meeting"], content["items"]
    opened = meeting["opened_on"] or meeting["starts_on"]
    said = []
    if opened:
        told = {"body": content["body"]["name"], "date": day(opened)}
        said.append(words["round_opened"] % told)
    if meeting["deadline"]:
        said.append(words["round_deadline"] % {"date": day(meeting["deadline"])})
    if meeting["state"] != "closed":
        return said
    objected, commented = _who(items, "object"), _who(items, "comment")
    names = listed(objected, words)
    result = [words["round_objected"] % {"who": names} if objected else words["round_nobody"]]
    if commented:
        result.append(words["round_commented"] % {"who": listed(commented, words)})
    through = sum(item["state"] == "decided" for item in items)
    if through:
        word = "round_silence_one" if through == 1 else "round_silence"
        result.append(words[word] % {"count": through})
    return [*said, " ".join(result)]


def _who(items: list[Content], stand: str) -> list[str]:
    """Each member who took that stand on any item, once."""
    told = [p["member"] for item in items for p in item["positions"] if p["stand"] == stand]
    return list(dict.fromkeys(told))


def considered(item: Content, mine: list[Content], content: Content, words: Words) -> list[str]:
    """What was before the committee, who declared what, who said what, how it was decided."""
    said = []
    if item["words"]:
        said.append(sentence(item["words"]))
    if item["papers"]:
        papers = [paper["title"] or paper["name"] for paper in item["papers"]]
        said.append(words["before"] % {"papers": "; ".join(papers)})
    if item["ineligible_reason"]:
        said.append(words["ineligible"] % {"reason": sentence(item["ineligible_reason"])})
    said += [_interest(each, words) for each in item["interests"]]
    said += [_position(each, words) for each in item["positions"] if each["stand"] != "agree"]
    if item["state"] == "decided" and mine:
        said.append(_how(item, content, words))
    said += [
        words["together"] % {"number": each["number"], "item": min(each["items"])}
        for each in mine
        if min(each["items"]) != item["position"]
    ]
    return said


def _interest(interest: Content, words: Words) -> str:
    told = {
        "who": interest["member"],
        "ground": called(GROUNDS, interest["ground"]),
        "words": interest["words"].strip().rstrip("."),
        "consequence": called(CONSEQUENCES, interest["consequence"]),
    }
    return words["interest_words" if told["words"] else "interest"] % told


def _position(position: Content, words: Words) -> str:
    told = {
        "who": position["member"],
        "stand": called(STANDS, position["stand"]),
        "words": sentence(position["words"]),
    }
    return words["said" if told["words"] else "said_nothing"] % told


def _how(item: Content, content: Content, words: Words) -> str:
    stands = {position["stand"] for position in item["positions"]}
    if content["meeting"]["procedure"] == "no-objection":
        return words["silence"]
    return words["stood_aside" if stands & {"stand-aside", "object"} else "consensus"]


def after(item: Content, mine: list[Content], words: Words) -> list[str]:
    """What follows from the item: the stage reached, or where it is carried to."""
    if item["state"] in ("deferred", "sent-to-meeting", "taken-off"):
        return [" ".join(filter(None, (_carried(item, words), sentence(item["why"]))))]
    if not mine:
        return [words["undecided"]]
    return [
        words["leads_to" if len(each["items"]) == 1 else "leads_to_all"]
        % {"stage": each["next_step"]}
        for each in mine
        if each["entered"] and each["next_step"] and min(each["items"]) == item["position"]
    ]


def _carried(item: Content, words: Words) -> str:
    if item["state"] == "deferred" and item["deferred_to"]:
        return words["deferred_to"] % {"meeting": item["deferred_to"]}
    names = {"deferred": "deferred", "sent-to-meeting": "sent", "taken-off": "taken_off"}
    return words[names[item["state"]]]


def outcome(item: Content, mine: list[Content], words: Words) -> str:
    """What became of an item, in a few words; with the decision's number."""
    if mine:
        return "; ".join(f"{each['act_label']} · {each['number']}" for each in mine)
    if item["state"] in ("deferred", "sent-to-meeting", "taken-off"):
        return _carried(item, words)
    return ""
