from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "letsema.journal"
    label = "journal"
