"""The web door as a Django app: its templates, its static files, its tags."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Pages; no models."""

    name = "letsema.doors.web"
    label = "web"
