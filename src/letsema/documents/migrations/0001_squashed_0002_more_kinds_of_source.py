"""Both migrations in one, for a record that is made anew: a third of the time."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('documents', '0001_initial'), ('documents', '0002_more_kinds_of_source')]
    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='StoredFile',
            fields=[
                ('sha256', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=255)),
                ('media_type', models.CharField(max_length=100)),
                ('size', models.BigIntegerField()),
                ('kept_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('size__gt', 0)), name='file_not_empty')],
            },
        ),
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=120, unique=True)),
                ('kind', models.CharField(max_length=20)),
                ('title', models.CharField(max_length=500)),
                ('publisher', models.CharField(blank=True, max_length=300)),
                ('url', models.URLField(blank=True, max_length=1000)),
                ('precision', models.CharField(blank=True, max_length=12)),
                ('earliest', models.DateField(null=True)),
                ('latest', models.DateField(null=True)),
                ('learned_on', models.DateField()),
                ('note', models.TextField(blank=True)),
                ('recorded_at', models.DateTimeField()),
                ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['decision-record', 'own-record', 'fund-document', 'submission', 'government-page', 'agency-page', 'tender', 'press', 'person', 'own-words'])), name='source_kind'), models.CheckConstraint(condition=models.Q(models.Q(('earliest', None), ('latest', None), ('precision', '')), models.Q(models.Q(('precision', ''), _negated=True), ('latest__isnull', False)), _connector='OR'), name='source_published_whole_or_not'), models.CheckConstraint(condition=models.Q(('earliest', None), ('earliest__lte', models.F('latest')), _connector='OR'), name='source_window')],
            },
        ),
    ]
