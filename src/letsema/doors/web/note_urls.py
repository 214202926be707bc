"""Addresses of notes, of the acts done with programmes, of requests and of kept files."""

from django.urls import path

from letsema.doors.web import acts, documents, notes, requesting

ONE = "programmes/<reference:reference>"

urlpatterns = [
    path("notes/", notes.notes, name="notes"),
    path("notes.csv", notes.notes_csv, name="notes-csv"),
    path("notes.json", notes.notes_json, name="notes-json"),
    path("notes/new/", notes.new, name="note-new"),
    *(
        path(f"{ONE}/{name}/", acts.act, {"sheet": name}, name=f"act-{name}")
        for name in acts.SHEETS
    ),
    path(f"{ONE}/assessment/", acts.assessment, name="act-assessment"),
    path(f"{ONE}/conditions/<int:number>/met/", acts.condition_met, name="act-condition"),
    path(f"{ONE}/steers/<slug:code>/answer/", acts.steer_answer, name="act-steer"),
    path(f"{ONE}/files/<slug:sha256>/", documents.file_of_programme, name="programme-file"),
    path("files/<slug:sha256>/", documents.file, name="file"),
    path("requests/", requesting.requests_page, name="requests"),
    path("requests.csv", requesting.requests_csv, name="requests-csv"),
    path("requests.json", requesting.requests_json, name="requests-json"),
    path("requests/new/", requesting.new, name="request-new"),
    path("requests/<int:number>/", requesting.request_page, name="request"),
]
