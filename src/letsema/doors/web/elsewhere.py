"""Sign-in through a provider elsewhere: it opens accounts there are, and never makes one."""

from __future__ import annotations

from typing import Any

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest


class OnlyKnownPeople(DefaultSocialAccountAdapter):
    """Matches people by an address the provider has verified; allauth asks for that itself."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Never: who has no account here is told so."""
        return False
