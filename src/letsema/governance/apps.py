from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    name = "letsema.governance"
    label = "governance"
