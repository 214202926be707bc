from django.apps import AppConfig


class InsightConfig(AppConfig):
    name = "letsema.insight"
    label = "insight"
