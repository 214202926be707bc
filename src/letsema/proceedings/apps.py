from django.apps import AppConfig


class ProceedingsConfig(AppConfig):
    name = "letsema.proceedings"
    label = "proceedings"
