"""Editions, their renditions, and forewords."""

from django.db import models
from django.db.models import F, Q


class Foreword(models.Model):
    """A foreword for the edition as at a date, signed or not; a later wording is a later row."""

    journalled = True

    fund = models.ForeignKey("governance.Fund", models.PROTECT, related_name="+")
    title = models.CharField(max_length=60)
    language = models.CharField(max_length=10, default="en")
    on = models.DateField()
    text = models.TextField()
    signed_name = models.CharField(max_length=200, blank=True)
    signed_office = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"foreword of {self.on}"


class Edition(models.Model):
    """A numbered, frozen edition of a title: content and fingerprint never change."""

    journalled = True

    title = models.CharField(max_length=60)
    fund = models.ForeignKey("governance.Fund", models.PROTECT, null=True, related_name="+")
    subject = models.CharField(
        max_length=80, blank=True, default="", help_text="What it is about, where no whole fund"
    )
    language = models.CharField(max_length=10, default="en")
    number = models.PositiveIntegerField()
    as_at = models.DateField()
    known_at = models.DateField(null=True)
    label = models.CharField(max_length=100)
    follows = models.CharField(max_length=300, blank=True)
    content = models.TextField()
    fingerprint = models.CharField(max_length=64)
    released_at = models.DateTimeField()
    released_by = models.CharField(max_length=64)
    superseded_by = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("title", "fund", "language", "number"), name="edition_number_once"
            ),
            models.UniqueConstraint(
                fields=("title", "subject", "language", "number"),
                condition=Q(fund=None),
                name="edition_of_subject_once",
            ),
            models.CheckConstraint(
                condition=Q(fund__isnull=False, subject="") | (Q(fund=None) & ~Q(subject="")),
                name="edition_one_subject",
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1) & ~Q(superseded_by=F("id")), name="edition_number"
            ),
        )

    def __str__(self) -> str:
        return f"{self.title} {self.number}"


class Rendition(models.Model):
    """An edition in one form, as a kept file."""

    journalled = True

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="renditions")
    form = models.CharField(max_length=10)
    file = models.ForeignKey("documents.StoredFile", models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("edition", "form"), name="rendition_form_once"),
        )

    def __str__(self) -> str:
        return self.form
