"""Addresses of the pages. They are kept for ever: others link to them."""

from django.urls import include, path, register_converter
from django.urls.converters import SlugConverter

from letsema.doors.web import (
    accounts,
    ageing,
    documents,
    feeds,
    governance,
    home,
    insight,
    notices,
    programmes,
    publications,
    reference,
    waiting,
    workbooks,
)


class ReferenceConverter(SlugConverter):
    """A programme's reference: capitals, digits, hyphens; small letters are not read as such."""

    regex = "[A-Z0-9]+(?:-[A-Z0-9]+)*"


register_converter(ReferenceConverter, "reference")

EDITION = "editions/<slug:title>/<slug:subject>/<slug:language>/<int:number>/"

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
    path("", include("letsema.doors.web.partner_urls")),
    path("", include("letsema.doors.web.policy_urls")),
    path("", include("letsema.doors.web.result_urls")),
    path("bodies/", governance.bodies, name="bodies"),
    path("", include("letsema.doors.web.body_urls")),
    path("bodies/<slug:slug>/", governance.body, name="body"),
    path("sources/", documents.sources, name="sources"),
    path("sources/<slug:key>/", documents.source, name="source"),
    path("", include("letsema.doors.web.paper_urls")),
    path("", include("letsema.doors.web.network_urls")),
    path("editions/", publications.editions, name="editions"),
    path(EDITION, publications.edition, name="edition"),
    path(f"{EDITION}<slug:form>/", publications.rendition, name="rendition"),
    path("decisions/feed.atom", feeds.decisions_atom, name="decisions-atom"),
    path("decisions/feed.json", feeds.decisions_json, name="decisions-json"),
    path("meetings/calendar.ics", feeds.calendar, name="calendar"),
    path("search/", insight.search, name="search"),
    path("", include("letsema.doors.web.meeting_urls")),
    path("workbooks/", workbooks.workbooks, name="workbooks"),
    path("workbooks/<slug:kind>/blank/", workbooks.blank, name="workbook-blank"),
    path("workbooks/<slug:kind>/on-record/", workbooks.filled, name="workbook-filled"),
    path("workbooks/brought/<str:token>/", workbooks.one, name="workbook"),
    path("workbooks/brought/<str:token>/marked/", workbooks.marked, name="workbook-marked"),
    path("waiting/", waiting.page, name="waiting"),
    path("waiting.csv", waiting.as_csv, name="waiting-csv"),
    path("ageing/", ageing.page, name="ageing"),
    path("ageing.csv", ageing.as_csv, name="ageing-csv"),
    path("me/", accounts.me, name="me"),
    path("me/notices/", notices.mine, name="notices"),
    path("notices/<str:token>/stop/", notices.stopped, name="notices-stopped"),
    path("people/", accounts.people, name="people"),
    path("people/roles/<int:number>/end/", accounts.role_ended, name="role-ended"),
    path(
        "people/invitations/<int:number>/withdrawal/",
        accounts.invitation_withdrawn,
        name="invitation-withdrawn",
    ),
    path("invitations/<str:token>/", accounts.invitation, name="invitation"),
    path("account/", include("letsema.doors.web.account_urls")),
    path("", include("letsema.doors.web.note_urls")),
]
