"""Addresses of publications made when they are asked for."""

from django.urls import path

from letsema.doors.web import papers

urlpatterns = [
    path("papers/<slug:title>/<slug:subject>.<slug:form>", papers.paper, name="paper"),
]
