"""The address of who works with whom."""

from django.urls import path

from letsema.doors.web import network

urlpatterns = [path("network/", network.page, name="network")]
