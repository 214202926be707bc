"""Settings as read from the environment, each in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


def told(folder: Path, expression: str, **environment: str) -> str:
    """What an expression over the settings gives in a fresh process that stands in `folder`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LETSEMA_")}
    code = f"from letsema.config import settings; print({expression})"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_the_record_stands_under_var_unless_told(tmp_path):
    name = "settings.DATABASES['default']['NAME']"
    assert told(tmp_path, name) == str(tmp_path / "var" / "letsema.sqlite3")
    elsewhere = f"sqlite:///{tmp_path}/other.sqlite3"
    assert told(tmp_path, name, LETSEMA_DATABASE_URL=elsewhere) == f"{tmp_path}/other.sqlite3"


def test_an_empty_variable_counts_as_unset(tmp_path):
    assert told(tmp_path, "settings.HOME", LETSEMA_HOME=" ") == str(tmp_path / "var" / "files")


def test_a_secret_is_made_once_and_only_its_owner_may_read_it(tmp_path):
    first = told(tmp_path, "settings.SECRET_KEY")
    assert told(tmp_path, "settings.SECRET_KEY") == first
    assert (tmp_path / "var" / "secret-key").stat().st_mode & 0o777 == 0o600
    assert told(tmp_path, "settings.SECRET_KEY", LETSEMA_SECRET_KEY="given") == "given"


def test_behind_tls_cookies_and_transport_insist(tmp_path):
    expression = "settings.SECURE_SSL_REDIRECT, settings.CSRF_COOKIE_SECURE"
    assert told(tmp_path, expression) == "False False"
    assert told(tmp_path, expression, LETSEMA_BEHIND_TLS="1") == "True True"


def test_sqlite_takes_its_lock_at_the_beginning_of_a_transaction(tmp_path):
    options = told(tmp_path, "settings.DATABASES['default']['OPTIONS']['transaction_mode']")
    assert options == "IMMEDIATE"


def test_a_server_database_is_one_setting(tmp_path):
    url = "postgres://letsema@localhost/letsema"
    engine = told(tmp_path, "settings.DATABASES['default']['ENGINE']", LETSEMA_DATABASE_URL=url)
    assert engine == "django.db.backends.postgresql"


PROVIDER = {
    "LETSEMA_OIDC_ISSUER": "https://id.example.org",
    "LETSEMA_OIDC_CLIENT_ID": "letsema",
    "LETSEMA_OIDC_CLIENT_SECRET": "s",
}


def test_a_provider_elsewhere_is_there_only_when_it_is_named(tmp_path):
    expression = "'allauth.socialaccount' in settings.INSTALLED_APPS"
    assert told(tmp_path, expression) == "False"
    assert told(tmp_path, expression, **PROVIDER) == "True"
    with pytest.raises(subprocess.CalledProcessError):
        told(tmp_path, expression, LETSEMA_OIDC_ISSUER="https://id.example.org")


def test_a_provider_elsewhere_makes_nobody_an_account(tmp_path):
    expression = (
        "__import__('django').setup(), "
        "__import__('django.urls', fromlist=['x']).reverse('openid_connect_login', args=['oidc']), "
        "__import__('allauth.socialaccount.adapter', fromlist=['x']).get_adapter()"
        ".is_open_for_signup(None, None)"
    )
    module = {"DJANGO_SETTINGS_MODULE": "letsema.config.settings"}
    assert (
        told(tmp_path, expression, **module, **PROVIDER) == "None /account/oidc/oidc/login/ False"
    )


def test_mail_goes_into_files_unless_a_server_is_named(tmp_path):
    expression = "settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH"
    home = {"LETSEMA_HOME": str(tmp_path / "files")}
    assert told(tmp_path, expression, **home).endswith(f"{tmp_path / 'mail'}")
    url = "smtps://me%40here:word@mail.example.org"
    expression = "settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_HOST_USER"
    assert told(tmp_path, expression, LETSEMA_MAIL_URL=url) == "mail.example.org 465 me@here"
