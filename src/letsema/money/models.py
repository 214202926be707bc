"""What is allocated."""

from django.db import models
from django.db.models import Q


class Allocation(models.Model):
    """What a decision allocates to an organisation for a programme, from a day on."""

    journalled = True

    programme = models.ForeignKey(
        "programmes.Programme", models.PROTECT, to_field="reference", related_name="+"
    )
    organisation = models.ForeignKey(
        "partners.Organisation", models.PROTECT, to_field="key", related_name="+"
    )
    amount = models.DecimalField(max_digits=20, decimal_places=2)
    currency = models.CharField(max_length=3)
    decision = models.ForeignKey(
        "governance.Decision", models.PROTECT, to_field="number", related_name="+"
    )
    on = models.DateField()
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(amount__gt=0), name="allocation_above_zero"),
            models.CheckConstraint(
                condition=Q(currency__regex=r"^[A-Z]{3}$"), name="allocation_currency"
            ),
            models.UniqueConstraint(
                fields=("programme", "organisation", "decision"),
                condition=Q(withdrawn_at=None),
                name="allocation_once",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_why="")
                | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_why=""),
                name="allocation_withdrawn_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.currency} {self.amount}"
