"""Who makes up a programme's team: roles, from a date and until a date."""

from django.db import models
from django.db.models import Q

from letsema.journal.queries import WITHDRAWN_WHOLE, country_or_none, in_order, window
from letsema.programmes.models.programme import Programme


class TeamMember(models.Model):
    """A role in a programme's team, for an organisation, a country, an outcome of the programme.

    Who holds it, where that is known, is a contact of the partners room: so it can be forgotten.
    `terms` is the digest of what tells one from another: the same is entered once.
    """

    journalled = True

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="team")
    role = models.CharField(max_length=200)
    organisation = models.ForeignKey(
        "partners.Organisation", models.PROTECT, null=True, related_name="+"
    )
    country = models.CharField(max_length=3, blank=True)
    outcome = models.ForeignKey("reference.Element", models.PROTECT, null=True, related_name="+")
    contact = models.ForeignKey("partners.Contact", models.PROTECT, null=True, related_name="+")
    precision = models.CharField(max_length=12, blank=True)
    earliest = models.DateField(null=True)
    latest = models.DateField(null=True)
    until_precision = models.CharField(max_length=12, blank=True)
    until_earliest = models.DateField(null=True)
    until_latest = models.DateField(null=True)
    source = models.ForeignKey("documents.Source", models.PROTECT, related_name="+")
    place = models.CharField(max_length=300, blank=True)
    stated = models.BooleanField(default=True)
    until_source = models.ForeignKey(
        "documents.Source", models.PROTECT, null=True, related_name="+"
    )
    until_place = models.CharField(max_length=300, blank=True)
    terms = models.CharField(max_length=64)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(role=""), name="team_role"),
            models.CheckConstraint(condition=country_or_none(), name="team_country"),
            models.CheckConstraint(condition=window(), name="team_window"),
            models.CheckConstraint(condition=window("until_"), name="team_until_window"),
            models.CheckConstraint(condition=in_order(), name="team_in_order"),
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="team_withdrawn_whole"),
            models.UniqueConstraint(
                fields=("terms",), condition=Q(withdrawn_at=None), name="team_once"
            ),
        )

    def __str__(self) -> str:
        return self.role
