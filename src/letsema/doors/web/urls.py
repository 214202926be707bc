"""Addresses of the pages. They are kept for ever: others link to them."""

from django.urls import path, register_converter
from django.urls.converters import SlugConverter

from letsema.doors.web import (
    documents,
    governance,
    home,
    insight,
    partners,
    programmes,
    publications,
    reference,
)


class ReferenceConverter(SlugConverter):
    """A programme's reference: capitals, digits, hyphens; small letters are not read as such."""

    regex = "[A-Z0-9]+(?:-[A-Z0-9]+)*"


register_converter(ReferenceConverter, "reference")

EDITION = "editions/<slug:title>/<slug:fund>/<slug:language>/<int:number>/"

urlpatterns = [
    path("", home.home, name="home"),
    path("about/", home.about, name="about"),
    path("components/", home.components, name="components"),
    path("pipeline/", programmes.pipeline, name="pipeline"),
    path("pipeline.json", programmes.pipeline_json, name="pipeline-json"),
    path("pipeline.csv", programmes.pipeline_csv, name="pipeline-csv"),
    path("compare/", programmes.compare, name="compare"),
    path("programmes/", programmes.beyond, name="beyond"),
    path("programmes/<reference:reference>/", programmes.programme, name="programme"),
    path("countries/", reference.countries, name="countries"),
    path("countries/<slug:code>/", reference.country, name="country"),
    path("organisations/", partners.organisations, name="organisations"),
    path("organisations/<slug:key>/", partners.organisation, name="organisation"),
    path("bodies/", governance.bodies, name="bodies"),
    path("bodies/<slug:slug>/", governance.body, name="body"),
    path("sources/", documents.sources, name="sources"),
    path("sources/<slug:key>/", documents.source, name="source"),
    path("editions/", publications.editions, name="editions"),
    path(EDITION, publications.edition, name="edition"),
    path(f"{EDITION}<slug:form>/", publications.rendition, name="rendition"),
    path("search/", insight.search, name="search"),
]
