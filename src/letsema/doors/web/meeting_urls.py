"""Addresses of meetings, of what is before them, and of decisions."""

from django.urls import path

from letsema.doors.web import decisions, items, meetings, resolutions, sitting

ONE = "meetings/<slug:number>"
ITEM = "items/<int:number>"

urlpatterns = [
    path("meetings/", meetings.meetings, name="meetings"),
    path("meetings.csv", meetings.meetings_csv, name="meetings-csv"),
    path("meetings.json", meetings.meetings_json, name="meetings-json"),
    path("meetings/new/", meetings.plan, name="meeting-new"),
    path(f"{ONE}/", meetings.meeting, name="meeting"),
    path(f"{ONE}/change/", meetings.amend, name="meeting-change"),
    path(f"{ONE}/cancellation/", meetings.cancel, name="meeting-cancel"),
    path(f"{ONE}/agenda/", meetings.agenda, name="agenda"),
    path(f"{ONE}/agenda/ready/", meetings.list_ready, name="list-ready"),
    path(f"{ONE}/agenda/items/", meetings.list_item, name="list-item"),
    path(f"{ONE}/agenda/order/", meetings.order, name="agenda-order"),
    path(f"{ONE}/attendance/", meetings.attendance, name="attendance"),
    path(f"{ONE}/opening/", sitting.opening, name="opening"),
    path(f"{ONE}/room/", sitting.room, name="room"),
    path(f"{ONE}/screen/", sitting.screen, name="screen"),
    path(f"{ONE}/closing/", sitting.closing, name="closing"),
    path(f"{ONE}/proof/", sitting.proof, name="proof"),
    path(f"{ONE}/proof.pdf", sitting.proof_pdf, name="proof-pdf"),
    path(f"{ONE}/signed-minutes/", sitting.signed, name="signed-minutes"),
    path(f"{ONE}/signed-minutes/<slug:sha256>/", sitting.signed_copy, name="signed-copy"),
    path(f"{ONE}/<slug:name>.<slug:form>", sitting.paper, name="meeting-paper"),
    path(f"{ITEM}/", items.item, name="item"),
    path(f"{ITEM}/interests/", items.interest, name="item-interest"),
    path(f"{ITEM}/positions/", items.position, name="item-position"),
    path(f"{ITEM}/papers/", items.paper, name="item-paper"),
    path(f"{ITEM}/papers/<slug:sha256>/", items.paper_file, name="item-paper-file"),
    path(f"{ITEM}/removal/", items.taken_off, name="item-off"),
    path(f"{ITEM}/resolution/", resolutions.resolve, name="resolve"),
    path("resolutions/<path:number>/striking/", resolutions.strike, name="strike"),
    path("decisions/", decisions.decisions, name="decisions"),
    path("decisions.csv", decisions.decisions_csv, name="decision-list-csv"),
    path("decisions.json", decisions.decisions_json, name="decision-list-json"),
    path("decisions/<path:number>/", decisions.decision, name="decision"),
]
