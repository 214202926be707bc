"""Secrets of a second factor as the database keeps them: sealed, so a copy of it opens nothing.

Sealed with Fernet (AES-128-CBC and HMAC-SHA256) under a key derived by HKDF from the first of
LETSEMA_SECRETS_KEY, else from LETSEMA_SECRET_KEY. Opened with any of them, so that a key may be
replaced: the new one in front, the old one behind it until all secrets were set up anew.
"""

from __future__ import annotations

import base64
import logging
import secrets

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

SEALED = "sealed:"
"""What a sealed secret begins with; one without it was kept in clear before."""
PURPOSE = b"letsema second factor"

logger = logging.getLogger(__name__)


def _key(secret: str) -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(secret.encode())
    return Fernet(base64.urlsafe_b64encode(derived))


def _keys() -> MultiFernet:
    return MultiFernet([_key(each) for each in (*settings.SECRETS_KEYS, str(settings.SECRET_KEY))])


def sealed(text: str) -> str:
    """A secret, sealed."""
    return SEALED + _keys().encrypt(text.encode()).decode()


def opened(kept: str) -> str:
    """A secret as it was before it was sealed; what was kept in clear, as it is.

    One that no key opens gives a secret drawn by chance: no code fits it, nobody comes in by it,
    and whoever loses their second factor so is told what anybody with a wrong code is told.
    """
    if not kept.startswith(SEALED):
        return kept
    try:
        return _keys().decrypt(kept.removeprefix(SEALED).encode()).decode()
    except InvalidToken:
        logger.error("A second factor was sealed under another key: see LETSEMA_SECRETS_KEY.")
        return base64.b32encode(secrets.token_bytes(20)).decode()
