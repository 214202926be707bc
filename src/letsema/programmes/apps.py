from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "letsema.programmes"
    label = "programmes"
