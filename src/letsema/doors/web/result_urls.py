"""Addresses of results: achievements, stories, events, initiatives, and how they are told."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from letsema.doors.web import achievements, initiatives, keeping_results, keeping_told, learning


class ToldConverter(StringConverter):
    """What is told of a programme, by name."""

    regex = "|".join(keeping_results.ACTS)


register_converter(ToldConverter, "told")
OF = "programmes/<reference:reference>/told"

urlpatterns = [
    path("achievements/", achievements.page, name="achievements"),
    path("stories/<int:number>/", learning.story, name="story"),
    path("events/", learning.events, name="events"),
    path("initiatives/", initiatives.initiatives, name="initiatives"),
    path("initiatives/<slug:key>/", initiatives.initiative, name="initiative"),
    path(
        "programmes/<reference:reference>/tell/<told:act>/",
        keeping_results.new,
        name="programme-tell",
    ),
    *(
        path(
            f"{OF}/{kind}/<int:number>/withdrawal/",
            keeping_told.withdrawal,
            {"kind": kind},
            name=f"programme-{kind}-withdrawal",
        )
        for kind in keeping_told.OF_A_PROGRAMME
    ),
    *(
        path(
            f"{OF}/{kind}/<int:number>/end/",
            keeping_told.ending,
            {"kind": kind},
            name=f"programme-{kind}-end",
        )
        for kind in keeping_told.ENDING
    ),
    path(
        "stories/<int:number>/withdrawal/",
        keeping_told.withdrawal,
        {"kind": "story"},
        name="story-withdrawal",
    ),
    path(
        "initiatives/<slug:key>/withdrawal/",
        keeping_told.withdrawal,
        {"kind": "initiative"},
        name="initiative-withdrawal",
    ),
]
