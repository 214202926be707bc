"""Every write to proceedings: judge, write, record."""

from letsema.proceedings.commands.closing import (
    close_sitting,
    keep_signed_minutes,
    open_sitting,
    show_item,
)
from letsema.proceedings.commands.listing import (
    attach_paper,
    list_item,
    list_ready,
    order_items,
    take_off,
)
from letsema.proceedings.commands.requesting import put_request, withdraw_request
from letsema.proceedings.commands.resolving import amend_resolution, resolve, strike_resolution
from letsema.proceedings.commands.speaking import (
    declare_interest,
    take_position,
    withdraw_interest,
)

__all__ = [
    "amend_resolution",
    "attach_paper",
    "close_sitting",
    "declare_interest",
    "keep_signed_minutes",
    "list_item",
    "list_ready",
    "open_sitting",
    "order_items",
    "put_request",
    "resolve",
    "show_item",
    "strike_resolution",
    "take_off",
    "take_position",
    "withdraw_interest",
    "withdraw_request",
]
