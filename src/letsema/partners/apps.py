from django.apps import AppConfig


class PartnersConfig(AppConfig):
    name = "letsema.partners"
    label = "partners"
