"""Writing organisations, their offices and contacts, and what stands between them."""

from letsema.partners.commands.agreements import (
    attach_to_agreement,
    register_agreement,
    tell_agreement_event,
    withdraw_agreement,
    withdraw_agreement_event,
    withdraw_agreement_file,
)
from letsema.partners.commands.contacts import (
    end_contact,
    enter_contact,
    forget_contact,
    forget_due,
    withdraw_contact,
)
from letsema.partners.commands.engagement import (
    do_follow_up,
    enter_follow_up,
    hold_review,
    plan_review,
    withdraw_follow_up,
    withdraw_review,
)
from letsema.partners.commands.merging import (
    merge_organisations,
    set_apart,
    unmerge_organisation,
    withdraw_apart,
)
from letsema.partners.commands.offices import (
    cover,
    end_coverage,
    end_office_name,
    name_office,
    open_office,
    withdraw_coverage,
    withdraw_office,
    withdraw_office_name,
)
from letsema.partners.commands.registering import (
    end_name,
    identify_organisation,
    name_organisation,
    register_organisation,
    withdraw_identifier,
    withdraw_name,
)
from letsema.partners.commands.support import (
    record_support,
    withdraw_support,
)
from letsema.partners.commands.tying import end_tie, tie_organisations, withdraw_tie
from letsema.partners.commands.works import (
    record_proposal,
    record_quotation,
    record_work,
    withdraw_proposal,
    withdraw_quotation,
    withdraw_work,
)

__all__ = [
    "attach_to_agreement",
    "cover",
    "do_follow_up",
    "end_contact",
    "end_coverage",
    "end_name",
    "end_office_name",
    "end_tie",
    "enter_contact",
    "enter_follow_up",
    "forget_contact",
    "forget_due",
    "hold_review",
    "identify_organisation",
    "merge_organisations",
    "name_office",
    "name_organisation",
    "open_office",
    "plan_review",
    "record_proposal",
    "record_quotation",
    "record_support",
    "record_work",
    "register_agreement",
    "register_organisation",
    "set_apart",
    "tell_agreement_event",
    "tie_organisations",
    "unmerge_organisation",
    "withdraw_agreement",
    "withdraw_agreement_event",
    "withdraw_agreement_file",
    "withdraw_apart",
    "withdraw_contact",
    "withdraw_coverage",
    "withdraw_follow_up",
    "withdraw_identifier",
    "withdraw_name",
    "withdraw_office",
    "withdraw_office_name",
    "withdraw_proposal",
    "withdraw_quotation",
    "withdraw_review",
    "withdraw_support",
    "withdraw_tie",
    "withdraw_work",
]
