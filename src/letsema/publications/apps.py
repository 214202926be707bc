from django.apps import AppConfig


class PublicationsConfig(AppConfig):
    name = "letsema.publications"
    label = "publications"
