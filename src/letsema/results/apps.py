from django.apps import AppConfig


class ResultsConfig(AppConfig):
    name = "letsema.results"
    label = "results"
