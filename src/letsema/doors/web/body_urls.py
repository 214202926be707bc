"""Addresses by which bodies and funds are kept, and of steers. They come before a body's own."""

from django.urls import path

from letsema.doors.web import fund_settings, keeping_bodies, steers

ONE = "bodies/<slug:slug>"
FUND = "funds/<slug:slug>/settings"

urlpatterns = [
    path("bodies/new/", keeping_bodies.new, name="body-new"),
    path(f"{ONE}/names/", keeping_bodies.keep, {"sheet": "names"}, name="body-names"),
    path(f"{ONE}/successor/", keeping_bodies.keep, {"sheet": "successor"}, name="body-successor"),
    path(f"{ONE}/members/new/", keeping_bodies.keep, {"sheet": "member"}, name="body-member"),
    path(
        f"{ONE}/members/<int:number>/end/",
        keeping_bodies.keep,
        {"sheet": "member-end"},
        name="body-member-end",
    ),
    path(
        f"{ONE}/members/<int:number>/withdrawal/",
        keeping_bodies.keep,
        {"sheet": "member-withdraw"},
        name="body-member-withdraw",
    ),
    path(
        f"{ONE}/members/<int:number>/end/withdrawal/",
        keeping_bodies.keep,
        {"sheet": "member-end-withdraw"},
        name="body-member-end-withdraw",
    ),
    path(f"{ONE}/meetings/new/", keeping_bodies.keep, {"sheet": "meeting"}, name="body-meeting"),
    path(f"{ONE}/decisions/new/", keeping_bodies.keep, {"sheet": "decision"}, name="body-decision"),
    path(f"{ONE}/steers/new/", keeping_bodies.keep, {"sheet": "steer"}, name="body-steer"),
    path(
        f"{ONE}/steers/<slug:code>/end/",
        keeping_bodies.keep,
        {"sheet": "steer-end"},
        name="body-steer-end",
    ),
    path("steers/", steers.steers, name="steers"),
    path("steers.json", steers.as_json, name="steers-json"),
    path("steers.csv", steers.as_csv, name="steers-csv"),
    path(f"{FUND}/", fund_settings.settings, name="fund-settings"),
    path(f"{FUND}/<slug:key>/", fund_settings.setting, name="fund-setting"),
]
