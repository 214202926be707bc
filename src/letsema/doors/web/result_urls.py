"""Addresses of results: achievements, stories, events, initiatives, and how they are told."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from letsema.doors.web import achievements, initiatives, keeping_results, learning


class ToldConverter(StringConverter):
    """What is told of a programme, by name."""

    regex = "|".join(keeping_results.ACTS)


register_converter(ToldConverter, "told")

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
]
