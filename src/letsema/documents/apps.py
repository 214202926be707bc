from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "letsema.documents"
    label = "documents"
