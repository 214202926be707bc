from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "letsema.accounts"
    label = "accounts"
