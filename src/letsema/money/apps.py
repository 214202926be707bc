from django.apps import AppConfig


class MoneyConfig(AppConfig):
    name = "letsema.money"
    label = "money"
