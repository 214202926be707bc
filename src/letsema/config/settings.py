"""Every setting, read once from the environment.

LETSEMA_DATABASE_URL    where the record is kept (default: SQLite under ./var/)
LETSEMA_HOME            where files are kept (default: ./var/files)
LETSEMA_SECRET_KEY      the secret that signs (default: made once and kept in ./var/secret-key)
LETSEMA_HOSTS           names the site answers to, comma-separated (default: this machine only)
LETSEMA_BEHIND_TLS      1 when the site is served over https (cookies and transport then insist)
LETSEMA_DEBUG           1 for developers: error pages with their causes

An empty variable counts as unset.
"""

import os
import secrets
from importlib.util import find_spec
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _


def _environment(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


VAR = Path.cwd() / "var"
HOME = Path(_environment("LETSEMA_HOME", str(VAR / "files")))
DEBUG = _environment("LETSEMA_DEBUG") == "1"
BEHIND_TLS = _environment("LETSEMA_BEHIND_TLS") == "1"


def _secret_key() -> str:
    given = _environment("LETSEMA_SECRET_KEY")
    if given:
        return given
    kept = VAR / "secret-key"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        with open(os.open(kept, os.O_CREAT | os.O_WRONLY, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
    return kept.read_text().strip()


SECRET_KEY = lazy(_secret_key, str)()  # made when something is signed, not when read
ALLOWED_HOSTS = _environment("LETSEMA_HOSTS", "localhost,127.0.0.1,[::1],testserver").split(",")

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "letsema.journal",
    "letsema.documents",
    "letsema.reference",
    "letsema.partners",
    "letsema.governance",
    "letsema.programmes",
    "letsema.accounts",
    "letsema.insight",
    "letsema.publications",
    "letsema.doors.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "letsema.config.urls"
WSGI_APPLICATION = "letsema.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]

DATABASES = {
    "default": dj_database_url.parse(
        _environment("LETSEMA_DATABASE_URL", f"sqlite:///{VAR / 'letsema.sqlite3'}")
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.Person"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", _("English"))]
LOCALE_PATHS = [Path(__file__).resolve().parent.parent / "locale"]
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "static/"
STATICFILES_DIRS = [
    (f"fonts/{name}", Path(str(find_spec(package).submodule_search_locations[0])) / "files")
    for name, package in (("sans", "font_source_sans_pro"), ("serif", "font_source_serif_pro"))
]
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = BEHIND_TLS
SECURE_HSTS_SECONDS = 31_536_000 if BEHIND_TLS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_TLS
