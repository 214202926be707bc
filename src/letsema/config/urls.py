"""Root addresses: the site."""

from django.urls import include, path

urlpatterns = [path("", include("letsema.doors.web.urls"))]

handler403 = "letsema.doors.web.accounts.may_not"
handler404 = "letsema.doors.web.home.not_found"
handler500 = "letsema.doors.web.home.went_wrong"
