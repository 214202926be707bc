"""Support: what one partner gives another, in money or in kind."""

from django.db import models
from django.db.models import Q

from letsema.journal.queries import ALPHA3, WITHDRAWN_WHOLE, in_order, window
from letsema.partners.models.agreements import Agreement
from letsema.partners.models.organisations import Organisation
from letsema.partners.rules.support import SUPPORT_KINDS, VALUED
from letsema.values import QUALIFIERS


class Support(models.Model):
    """Money, goods, a service and the like: how much, worth what, known how, for what.

    The value may be unknown. `terms` is the digest of all it was told with: told again, it is
    the same row.
    """

    journalled = True

    giver = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    receiver = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    receiver_words = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=20)
    words = models.TextField()
    number = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    qualifier = models.CharField(max_length=12, blank=True)
    unit = models.CharField(max_length=100, blank=True)
    value = models.DecimalField(max_digits=18, decimal_places=2, null=True)
    currency = models.CharField(max_length=3, blank=True)
    valued = models.CharField(max_length=20, default="unknown")
    precision = models.CharField(max_length=12, blank=True)
    earliest = models.DateField(null=True)
    latest = models.DateField(null=True)
    until_precision = models.CharField(max_length=12, blank=True)
    until_earliest = models.DateField(null=True)
    until_latest = models.DateField(null=True)
    purpose = models.TextField(blank=True)
    agreement = models.ForeignKey(Agreement, models.PROTECT, null=True, related_name="+")
    source = models.ForeignKey("documents.Source", models.PROTECT, related_name="+")
    place = models.CharField(max_length=300, blank=True)
    stated = models.BooleanField(default=True)
    terms = models.CharField(max_length=64)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name_plural = "support"
        constraints = (
            models.UniqueConstraint(
                fields=("terms",), condition=Q(withdrawn_at=None), name="support_once"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=SUPPORT_KINDS) & ~Q(words=""), name="support_kind"
            ),
            models.CheckConstraint(
                condition=Q(number=None, qualifier="", unit="")
                | Q(number__isnull=False, number__gte=0, qualifier__in=QUALIFIERS),
                name="support_quantity",
            ),
            models.CheckConstraint(
                condition=Q(value=None, currency="", valued="unknown")
                | Q(value__isnull=False, value__gt=0, currency__regex=ALPHA3, valued__in=VALUED)
                & ~Q(valued="unknown"),
                name="support_value",
            ),
            models.CheckConstraint(
                condition=~Q(kind="money") | ~Q(valued="market-price"), name="support_money"
            ),
            models.CheckConstraint(condition=window(), name="support_window"),
            models.CheckConstraint(condition=window("until_"), name="support_until_window"),
            models.CheckConstraint(condition=in_order(), name="support_in_order"),
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="support_withdrawn_whole"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class SupportCountry(models.Model):
    """A country support goes to."""

    journalled = True

    support = models.ForeignKey(Support, models.PROTECT, related_name="countries")
    country = models.CharField(max_length=3, db_index=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(country__regex=ALPHA3), name="support_country_code"),
            models.UniqueConstraint(fields=("support", "country"), name="support_country_once"),
        )

    def __str__(self) -> str:
        return self.country
