"""The tables of organisations and what stands between them."""

from letsema.partners.models.agreements import (
    Agreement,
    AgreementCountry,
    AgreementEvent,
    AgreementFile,
    AgreementParty,
    AgreementReview,
    Goal,
)
from letsema.partners.models.contacts import Contact, ContactDetails
from letsema.partners.models.engagement import (
    FollowUp,
    Proposal,
    ProposalCountry,
    ProposalOrganisation,
    Quotation,
    Work,
    WorkParty,
)
from letsema.partners.models.offices import Office, OfficeCoverage, OfficeName
from letsema.partners.models.organisations import (
    Apart,
    Identifier,
    Merge,
    Organisation,
    OrganisationName,
    Tie,
)
from letsema.partners.models.support import Support, SupportCountry

__all__ = [
    "Agreement",
    "AgreementCountry",
    "AgreementEvent",
    "AgreementFile",
    "AgreementParty",
    "AgreementReview",
    "Apart",
    "Contact",
    "ContactDetails",
    "FollowUp",
    "Goal",
    "Identifier",
    "Merge",
    "Office",
    "OfficeCoverage",
    "OfficeName",
    "Organisation",
    "OrganisationName",
    "Proposal",
    "ProposalCountry",
    "ProposalOrganisation",
    "Quotation",
    "Support",
    "SupportCountry",
    "Tie",
    "Work",
    "WorkParty",
]
