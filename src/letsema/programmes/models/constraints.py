"""Constraints that recur over the tables of programmes.

Columns that recur: `precision`, `earliest`, `latest` say when it was so; `source` or `decision`
with `place` and `stated` say what it rests on; `recorded_at` when the record learned it;
`withdrawn_at` with `withdrawn_why` that it no longer counts, from then on; `corrects` what it
corrects.
"""

from django.db.models import F, Q

from letsema.values.citation import PRECISIONS

WINDOW = (
    Q(precision__in=PRECISIONS)
    & (
        Q(precision="not-after", earliest=None)
        | Q(earliest__isnull=False, earliest__lte=F("latest"))
    )
    & (~Q(precision="day") | Q(earliest=F("latest")))
)
ONE_BASIS = Q(source__isnull=False, decision=None) | Q(source=None, decision__isnull=False)
