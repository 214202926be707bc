"""Every setting, read once from the environment.

LETSEMA_DATABASE_URL    where the record is kept (default: SQLite under ./var/)
LETSEMA_HOME            where files are kept (default: ./var/files)
LETSEMA_SECRET_KEY      the secret that signs (default: made once and kept in ./var/secret-key)
LETSEMA_SECRETS_KEY     the secret under which second factors are sealed in the database; several,
                        comma-separated: the first seals, all open (default: LETSEMA_SECRET_KEY)
LETSEMA_HOSTS           names the site answers to, comma-separated (default: this machine only)
LETSEMA_BEHIND_TLS      1 when the site is served over https (cookies and transport then insist)
LETSEMA_DEBUG           1 for developers: error pages with their causes
LETSEMA_MAIL_URL        how mail leaves: smtp://user:password@host:port, smtps:// for TLS from the
                        start, smtp+tls:// for STARTTLS (default: files in a folder mail beside
                        LETSEMA_HOME)
LETSEMA_MAIL_FROM       whom mail comes from (default: letsema@ the first name of LETSEMA_HOSTS)
LETSEMA_SITE            the address of the site, for links in mail (default: http:// or https:// and
                        the first name of LETSEMA_HOSTS, else http://127.0.0.1:8000)
LETSEMA_DIGEST_HOUR     the hour (UTC) at which daily and weekly letters leave (default: 6)
LETSEMA_OIDC_ISSUER     sign-in through an OpenID Connect provider, by its address; with
LETSEMA_OIDC_CLIENT_ID  what the provider calls this site, and
LETSEMA_OIDC_CLIENT_SECRET  the secret shared with it; all three or none
LETSEMA_OIDC_NAME       what the button calls the provider (default: your organisation)

An empty variable counts as unset.
"""

import os
import secrets
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

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
SECRETS_KEYS = _environment("LETSEMA_SECRETS_KEY").replace(",", " ").split()
HOSTS = _environment("LETSEMA_HOSTS")
ALLOWED_HOSTS = (HOSTS or "localhost,127.0.0.1,[::1],testserver").split(",")
OIDC = {
    "issuer": _environment("LETSEMA_OIDC_ISSUER"),
    "client_id": _environment("LETSEMA_OIDC_CLIENT_ID"),
    "client_secret": _environment("LETSEMA_OIDC_CLIENT_SECRET"),
}
if any(OIDC.values()) and not all(OIDC.values()):
    raise ValueError(
        "LETSEMA_OIDC_ISSUER, LETSEMA_OIDC_CLIENT_ID and LETSEMA_OIDC_CLIENT_SECRET go together"
    )

INSTALLED_APPS = [
    "letsema.doors.web",  # first: its templates stand before those of allauth
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    *(["allauth.socialaccount"] if OIDC["issuer"] else []),
    *(["allauth.socialaccount.providers.openid_connect"] if OIDC["issuer"] else []),
    "csp",
    "django_htmx",
    "letsema.journal",
    "letsema.documents",
    "letsema.reference",
    "letsema.partners",
    "letsema.governance",
    "letsema.programmes",
    "letsema.results",
    "letsema.money",
    "letsema.proceedings",
    "letsema.accounts",
    "letsema.insight",
    "letsema.publications",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "letsema.doors.web.plain.without_nul",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "letsema.doors.web.acting.kept_private",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "letsema.config.urls"
WSGI_APPLICATION = "letsema.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
            ]
        },
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
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "CommonPasswordValidator")
] + [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    }
]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]

# Signing in: by invitation only, so nobody signs up and every address is proved already.
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "waiting"
LOGOUT_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "letsema.doors.web.adapter.ByInvitation"
ACCOUNT_FORMS = {
    "login": "letsema.doors.web.forms.accounts.SignIn",
    "reauthenticate": "letsema.doors.web.forms.accounts.PasswordAgain",
    "reset_password": "letsema.doors.web.forms.accounts.AskReset",
    "reset_password_from_key": "letsema.doors.web.forms.accounts.NewPassword",
    "change_password": "letsema.doors.web.forms.accounts.OtherPassword",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/15m/key"}
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if BEHIND_TLS else "http"
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_TLS else 0
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ADAPTER = "letsema.doors.web.adapter.SecondStep"
MFA_FORMS = {
    "authenticate": "letsema.doors.web.forms.accounts.GiveCode",
    "reauthenticate": "letsema.doors.web.forms.accounts.GiveCodeAgain",
    "activate_totp": "letsema.doors.web.forms.accounts.TryApp",
    "add_webauthn": "letsema.doors.web.forms.accounts.NamePasskey",
}
MFA_TOTP_ISSUER = "Letsema"
MFA_TOTP_TOLERANCE = 1
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not BEHIND_TLS  # browsers allow it on this machine only
if OIDC["issuer"]:
    SOCIALACCOUNT_ADAPTER = "letsema.doors.web.elsewhere.OnlyKnownPeople"
    SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
    SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = False
    SOCIALACCOUNT_LOGIN_ON_GET = True  # a form could not lead away under our form-action
    SOCIALACCOUNT_STORE_TOKENS = False
    SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "oidc",
                    "name": _environment("LETSEMA_OIDC_NAME", "your organisation"),
                    "client_id": OIDC["client_id"],
                    "secret": OIDC["client_secret"],
                    "settings": {"server_url": OIDC["issuer"]},
                }
            ],
            "OAUTH_PKCE_ENABLED": True,
        }
    }

# Attempts to sign in are counted where all workers of the server see them: in a table of the
# database that a migration of accounts makes. It is no part of the record.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_attempts",
    }
}


def _mail(url: str) -> dict[str, Any]:
    """How mail leaves, as Django's settings; without an address, into files."""
    if not url:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": HOME.parent / "mail",
        }
    told = urlsplit(url)
    if told.scheme not in ("smtp", "smtp+tls", "smtps") or not told.hostname:
        raise ValueError("LETSEMA_MAIL_URL: write it as smtp://user:password@host:port")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": told.hostname,
        "EMAIL_PORT": told.port or (465 if told.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(told.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(told.password or ""),
        "EMAIL_USE_TLS": told.scheme == "smtp+tls",
        "EMAIL_USE_SSL": told.scheme == "smtps",
        "EMAIL_TIMEOUT": 20,
    }


globals().update(_mail(_environment("LETSEMA_MAIL_URL")))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = _environment(
    "LETSEMA_MAIL_FROM", f"letsema@{ALLOWED_HOSTS[0].lstrip('.*') or 'localhost'}"
)


def _site() -> str:
    given = _environment("LETSEMA_SITE")
    if given:
        if not given.startswith(("http://", "https://")):
            raise ValueError("LETSEMA_SITE: write it as https://letsema.example.org")
        return given.rstrip("/")
    first = HOSTS.split(",")[0].lstrip(".*")
    return f"{'https' if BEHIND_TLS else 'http'}://{first or '127.0.0.1:8000'}"


def _hour(text: str) -> int:
    if not text.isdigit() or not 0 <= int(text) < 24:
        raise ValueError("LETSEMA_DIGEST_HOUR: write an hour from 0 to 23")
    return int(text)


SITE = _site()
DIGEST_HOUR = _hour(_environment("LETSEMA_DIGEST_HOUR", "6"))

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
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "letsema.doors.web.accounts.form_too_old"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
