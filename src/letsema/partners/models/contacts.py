"""Contacts: roles people hold, on record; who they are, beside it, so that it can be forgotten."""

from django.db import models
from django.db.models import F, Q

from letsema.journal.queries import WITHDRAWN_WHOLE, in_order, window
from letsema.partners.models.offices import Office
from letsema.partners.models.organisations import Organisation
from letsema.partners.rules import CONSENTS


class Contact(models.Model):
    """A role somebody holds for an organisation or an office, and what they agreed to."""

    journalled = True

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="contacts")
    office = models.ForeignKey(Office, models.PROTECT, null=True, related_name="contacts")
    role = models.CharField(max_length=200)
    precision = models.CharField(max_length=12, blank=True)
    earliest = models.DateField(null=True)
    latest = models.DateField(null=True)
    until_precision = models.CharField(max_length=12, blank=True)
    until_earliest = models.DateField(null=True)
    until_latest = models.DateField(null=True)
    consent = models.CharField(max_length=10, default="none")
    consent_on = models.DateField(null=True)
    retain_until = models.DateField(null=True, help_text="The first day it is no longer kept")
    source = models.ForeignKey("documents.Source", models.PROTECT, related_name="+")
    place = models.CharField(max_length=300, blank=True)
    stated = models.BooleanField(default=True)
    until_source = models.ForeignKey(
        "documents.Source", models.PROTECT, null=True, related_name="+"
    )
    until_place = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    forgotten_at = models.DateTimeField(null=True)
    forgotten_why = models.CharField(max_length=300, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(consent__in=CONSENTS), name="contact_consent"),
            models.CheckConstraint(condition=~Q(role=""), name="contact_role"),
            models.CheckConstraint(condition=window(), name="contact_window"),
            models.CheckConstraint(condition=window("until_"), name="contact_until_window"),
            models.CheckConstraint(condition=in_order(), name="contact_in_order"),
            models.CheckConstraint(
                condition=Q(forgotten_at=None, forgotten_why="")
                | (Q(forgotten_at__isnull=False) & ~Q(forgotten_why="")),
                name="contact_forgotten_whole",
            ),
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="contact_withdrawn_whole"),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None)
                | Q(forgotten_at__isnull=False, forgotten_at__lte=F("withdrawn_at")),
                name="contact_withdrawn_is_forgotten",
            ),
        )

    def __str__(self) -> str:
        return self.role


class ContactDetails(models.Model):
    """Who somebody is and how to reach them. Not journalled: it is deleted when it is forgotten."""

    contact = models.OneToOneField(Contact, models.PROTECT, related_name="details")
    name = models.CharField(max_length=200)
    email = models.EmailField(max_length=254, blank=True)
    telephone = models.CharField(max_length=60, blank=True)

    class Meta:
        verbose_name_plural = "contact details"
        constraints = (models.CheckConstraint(condition=~Q(name=""), name="contact_details_name"),)

    def __str__(self) -> str:
        return str(self.contact_id)
