"""Files by content, and sources."""

from django.db import models
from django.db.models import F, Q

from letsema.documents.rules import SOURCE_KINDS


class StoredFile(models.Model):
    """A file kept under the hash of its content."""

    journalled = True

    sha256 = models.CharField(max_length=64, primary_key=True)
    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=100)
    size = models.BigIntegerField()
    kept_at = models.DateTimeField()

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(size__gt=0), name="file_not_empty"),)

    def __str__(self) -> str:
        return self.name


class Source(models.Model):
    """A document, page or person that says something, and when it could be known."""

    journalled = True

    key = models.SlugField(max_length=120, unique=True)
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=500)
    publisher = models.CharField(max_length=300, blank=True)
    url = models.URLField(max_length=1000, blank=True)
    precision = models.CharField(max_length=12, blank=True)
    earliest = models.DateField(null=True)
    latest = models.DateField(null=True)
    learned_on = models.DateField()
    note = models.TextField(blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=list(SOURCE_KINDS)), name="source_kind"),
            models.CheckConstraint(
                condition=Q(precision="", earliest=None, latest=None)
                | (~Q(precision="") & Q(latest__isnull=False)),
                name="source_published_whole_or_not",
            ),
            models.CheckConstraint(
                condition=Q(earliest=None) | Q(earliest__lte=F("latest")),
                name="source_window",
            ),
        )

    def __str__(self) -> str:
        return self.title
