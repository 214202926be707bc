"""Addresses of organisations, offices, agreements, support, engagement and works.

What is entered stands before what is read.
"""

from django.urls import path

from letsema.doors.web import (
    agreements,
    keeping_agreements,
    keeping_organisations,
    keeping_partnership,
    likely,
    offices,
    partners,
    partnership,
)

ONE = "agreements/<slug:key>"
OF_ONE = (
    ("changes/new", "event", "agreement-event"),
    ("files/new", "file", "agreement-file"),
    ("reviews/new", "review", "agreement-review"),
    ("reviews/<int:number>", "review-held", "agreement-review-held"),
    ("reviews/<int:number>/day", "review-moved", "agreement-review-moved"),
    ("withdrawal", "withdrawal", "agreement-withdrawal"),
    ("changes/<int:number>/withdrawal", "event-withdrawal", "agreement-event-withdrawal"),
    ("files/<int:number>/withdrawal", "file-withdrawal", "agreement-file-withdrawal"),
    ("reviews/<int:number>/withdrawal", "review-withdrawal", "agreement-review-withdrawal"),
)
"""By the end of an address: the page of an agreement it opens, and its name."""
ENTERED = (
    ("support", "support"),
    ("proposals", "proposal"),
    ("works", "work"),
    ("quotations", "quotation"),
    ("engagement", "follow-up"),
)
"""By the beginning of an address: what is entered and withdrawn under it."""
OF_AN_ORGANISATION = (
    ("names/new", "name"),
    ("names/<int:number>/end", "name-end"),
    ("names/<int:number>/withdrawal", "name-withdrawal"),
    ("ties/new", "tie"),
    ("ties/<int:number>/end", "tie-end"),
    ("ties/<int:number>/withdrawal", "tie-withdrawal"),
    ("identifiers/new", "identifier"),
    ("identifiers/<int:number>/withdrawal", "identifier-withdrawal"),
    ("contacts/new", "contact"),
    ("contacts/<int:number>/end", "contact-end"),
    ("contacts/<int:number>/consent", "contact-consent"),
    ("contacts/<int:number>/forgetting", "contact-forget"),
    ("contacts/<int:number>/withdrawal", "contact-withdrawal"),
    ("offices/new", "office"),
    ("printed/<int:number>/withdrawal", "printed-withdrawal"),
    ("merge", "merge"),
    ("parting", "part"),
    ("apart", "apart"),
)
"""By the end of an address: the page of an organisation it opens."""
OF_AN_OFFICE = (
    ("names/new", "name"),
    ("names/<int:number>/end", "name-end"),
    ("names/<int:number>/withdrawal", "name-withdrawal"),
    ("coverage/new", "coverage"),
    ("coverage/<int:number>/end", "coverage-end"),
    ("coverage/<int:number>/withdrawal", "coverage-withdrawal"),
    ("withdrawal", "withdrawal"),
)
"""By the end of an address: the page of an office it opens."""

urlpatterns = [
    path("organisations/", partners.organisations, name="organisations"),
    path("organisations/new/", keeping_organisations.new, name="organisation-new"),
    path("organisations/duplicates/", likely.alike, name="organisations-alike"),
    path(
        "organisations/duplicates/apart/<int:number>/withdrawal/",
        likely.apart_withdrawn,
        name="apart-withdrawal",
    ),
    path("organisations/printed/", likely.unmatched, name="organisations-printed"),
    path("organisations/printed/match/", likely.match, name="organisations-match"),
    path("organisations/printed/none/", likely.none, name="organisations-none"),
    path(
        "organisations/printed/none/<int:number>/withdrawal/",
        likely.none_withdrawn,
        name="organisations-none-withdrawal",
    ),
    *(
        path(
            f"organisations/<slug:key>/{end}/",
            keeping_organisations.keep,
            {"sheet": sheet},
            name=f"organisation-{sheet}",
        )
        for end, sheet in OF_AN_ORGANISATION
    ),
    path("organisations/<slug:key>/", partners.organisation, name="organisation"),
    path("offices/", offices.offices, name="offices"),
    *(
        path(f"offices/<slug:key>/{end}/", offices.keep, {"sheet": sheet}, name=f"office-{sheet}")
        for end, sheet in OF_AN_OFFICE
    ),
    path("offices/<slug:key>/", offices.office, name="office"),
    path("agreements/", agreements.agreements, name="agreements"),
    path("agreements/new/", keeping_agreements.new, name="agreement-new"),
    *(
        path(f"{ONE}/{end}/", keeping_agreements.keep, {"sheet": sheet}, name=name)
        for end, sheet, name in OF_ONE
    ),
    path(f"{ONE}/", agreements.agreement, name="agreement"),
    path("support/", partnership.support, name="support"),
    path("proposals/", partnership.proposals, name="proposals"),
    path("works/", partnership.works, name="works"),
    path("engagement/", partnership.engagement, name="engagement"),
    path("engagement/<int:number>/done/", keeping_partnership.done, name="follow-up-done"),
    *(
        path(f"{begin}/new/", keeping_partnership.new, {"shelf": name}, name=f"{name}-new")
        for begin, name in ENTERED
    ),
    *(
        path(
            f"{begin}/<int:number>/withdrawal/",
            keeping_partnership.withdrawal,
            {"shelf": name},
            name=f"{name}-withdrawal",
        )
        for begin, name in ENTERED
    ),
]
