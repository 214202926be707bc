import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('documents', '0002_more_kinds_of_source'),
        ('governance', '0003_withdrawals_and_endings'),
        ('partners', '0001_initial'),
        ('programmes', '0002_the_meeting'),
        ('reference', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Instrument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=120, unique=True)),
                ('kind', models.CharField(max_length=20)),
                ('country', models.CharField(blank=True, max_length=3)),
                ('region_words', models.CharField(blank=True, max_length=200)),
                ('level', models.CharField(max_length=12)),
                ('change', models.CharField(max_length=12)),
                ('issuer_words', models.CharField(blank=True, max_length=300)),
                ('note', models.TextField(blank=True)),
                ('place', models.CharField(blank=True, max_length=300)),
                ('stated', models.BooleanField(default=True)),
                ('recorded_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('withdrawn_why', models.CharField(blank=True, max_length=300)),
                ('body', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='governance.body', to_field='slug')),
                ('issuer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.organisation')),
                ('merged_into', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='results.instrument')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.source')),
                ('stands_as', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='results.instrument')),
            ],
            options={
                'indexes': [models.Index(fields=['country', 'key'], name='instrument_in_order')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ('law', 'policy', 'strategy', 'plan', 'programme', 'declaration', 'standard', 'referral-mechanism', 'agreement', 'census-module', 'survey-module', 'framework'))), name='instrument_kind'), models.CheckConstraint(condition=models.Q(('level__in', ('community', 'local', 'national', 'regional', 'global'))), name='instrument_level'), models.CheckConstraint(condition=models.Q(('change__in', ('new', 'amended', 'not-stated'))), name='instrument_change'), models.CheckConstraint(condition=models.Q(('country', ''), ('country__regex', '^[A-Z]{3}$'), _connector='OR'), name='instrument_country'), models.CheckConstraint(condition=models.Q(models.Q(('merged_into', None), ('stands_as', None)), models.Q(('merged_into__isnull', False), ('stands_as__isnull', False)), _connector='OR'), name='instrument_merged_whole'), models.CheckConstraint(condition=models.Q(('merged_into', None), models.Q(models.Q(('merged_into', models.F('id')), _negated=True), models.Q(('stands_as', models.F('id')), _negated=True)), _connector='OR'), name='instrument_not_itself'), models.CheckConstraint(condition=models.Q(('merged_into', None), ('withdrawn_at', None), _connector='OR'), name='instrument_merged_or_withdrawn'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at', None), ('withdrawn_why', '')), models.Q(('withdrawn_at__isnull', False), models.Q(('withdrawn_why', ''), _negated=True)), _connector='OR'), name='instrument_withdrawn_whole')],
            },
        ),
        migrations.CreateModel(
            name='InstrumentName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=400)),
                ('folded', models.CharField(max_length=400)),
                ('language', models.CharField(default='en', max_length=10)),
                ('place', models.CharField(blank=True, max_length=300)),
                ('stated', models.BooleanField(default=True)),
                ('recorded_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('withdrawn_why', models.CharField(blank=True, max_length=300)),
                ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='names', to='results.instrument')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.source')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('instrument', 'text', 'language'), name='instrument_name_once'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='instrument_name_told'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at', None), ('withdrawn_why', '')), models.Q(('withdrawn_at__isnull', False), models.Q(('withdrawn_why', ''), _negated=True)), _connector='OR'), name='instrument_name_withdrawn_whole')],
            },
        ),
        migrations.CreateModel(
            name='InstrumentSector',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.CharField(blank=True, max_length=300)),
                ('stated', models.BooleanField(default=True)),
                ('recorded_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('withdrawn_why', models.CharField(blank=True, max_length=300)),
                ('element', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reference.element')),
                ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sectors', to='results.instrument')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.source')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('instrument', 'element'), name='instrument_sector_once'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at', None), ('withdrawn_why', '')), models.Q(('withdrawn_at__isnull', False), models.Q(('withdrawn_why', ''), _negated=True)), _connector='OR'), name='instrument_sector_withdrawn_whole')],
            },
        ),
        migrations.CreateModel(
            name='InstrumentStage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stage', models.CharField(max_length=12)),
                ('precision', models.CharField(blank=True, max_length=12)),
                ('earliest', models.DateField(null=True)),
                ('latest', models.DateField(null=True)),
                ('place', models.CharField(blank=True, max_length=300)),
                ('stated', models.BooleanField(default=True)),
                ('recorded_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('withdrawn_why', models.CharField(blank=True, max_length=300)),
                ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stages', to='results.instrument')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.source')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('stage__in', ('advocated', 'drafted', 'adopted', 'in-force', 'implemented', 'lapsed'))), name='instrument_stage'), models.CheckConstraint(condition=models.Q(models.Q(('earliest', None), ('latest', None), ('precision', '')), models.Q(('latest__isnull', False), ('precision__in', ('day', 'month', 'quarter', 'year', 'about', 'not-after', 'not-before')), models.Q(models.Q(('earliest', None), ('precision', 'not-after')), models.Q(('earliest__isnull', False), ('earliest__lte', models.F('latest'))), _connector='OR')), _connector='OR'), name='instrument_stage_window'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at', None), ('withdrawn_why', '')), models.Q(('withdrawn_at__isnull', False), models.Q(('withdrawn_why', ''), _negated=True)), _connector='OR'), name='instrument_stage_withdrawn_whole')],
            },
        ),
        migrations.CreateModel(
            name='InstrumentSupport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('contribution', models.CharField(max_length=12)),
                ('words', models.TextField(blank=True)),
                ('place', models.CharField(blank=True, max_length=300)),
                ('stated', models.BooleanField(default=True)),
                ('recorded_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('withdrawn_why', models.CharField(blank=True, max_length=300)),
                ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='supports', to='results.instrument')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.programme', to_field='reference')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.source')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('contribution__in', ('initiated', 'drafted', 'advised', 'financed', 'trained', 'advocated', 'informed', 'not-stated'))), name='instrument_support_contribution'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at', None), ('withdrawn_why', '')), models.Q(('withdrawn_at__isnull', False), models.Q(('withdrawn_why', ''), _negated=True)), _connector='OR'), name='instrument_support_withdrawn_whole')],
            },
        ),
        migrations.CreateModel(
            name='Mainstreaming',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('question', models.CharField(max_length=20)),
                ('answer', models.CharField(max_length=6)),
                ('passage', models.TextField(blank=True)),
                ('place', models.CharField(blank=True, max_length=300)),
                ('stated', models.BooleanField(default=True)),
                ('recorded_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('withdrawn_why', models.CharField(blank=True, max_length=300)),
                ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='results.instrument')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.source')),
            ],
            options={
                'verbose_name_plural': 'mainstreaming',
                'constraints': [models.CheckConstraint(condition=models.Q(('question__in', ['names-migrants', 'equal-access', 'rights', 'data', 'institution', 'budget', 'diaspora', 'gender', 'participation', 'monitoring'])), name='mainstreaming_question'), models.CheckConstraint(condition=models.Q(('answer__in', ('yes', 'partly', 'no'))), name='mainstreaming_answer'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at', None), ('withdrawn_why', '')), models.Q(('withdrawn_at__isnull', False), models.Q(('withdrawn_why', ''), _negated=True)), _connector='OR'), name='mainstreaming_withdrawn_whole')],
            },
        ),
        migrations.CreateModel(
            name='StatedFigure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(help_text='What is counted, in our words', max_length=300)),
                ('measure', models.CharField(max_length=20)),
                ('number', models.DecimalField(decimal_places=4, max_digits=18)),
                ('qualifier', models.CharField(max_length=12)),
                ('unit', models.CharField(blank=True, max_length=80)),
                ('countries', models.PositiveSmallIntegerField(help_text='In how many countries, where the source says', null=True)),
                ('precision', models.CharField(blank=True, max_length=12)),
                ('earliest', models.DateField(null=True)),
                ('latest', models.DateField(null=True)),
                ('note', models.TextField(blank=True)),
                ('place', models.CharField(blank=True, max_length=300)),
                ('stated', models.BooleanField(default=True)),
                ('recorded_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('withdrawn_why', models.CharField(blank=True, max_length=300)),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.source')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('measure__in', ('instruments', 'people', 'organisations', 'countries', 'items', 'events', 'other'))), name='figure_measure'), models.CheckConstraint(condition=models.Q(('qualifier__in', ('exactly', 'more-than', 'at-least', 'over', 'about', 'up-to', 'stated'))), name='figure_qualifier'), models.CheckConstraint(condition=models.Q(('number__gte', 0)), name='figure_number'), models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='figure_words'), models.CheckConstraint(condition=models.Q(models.Q(('earliest', None), ('latest', None), ('precision', '')), models.Q(('latest__isnull', False), ('precision__in', ('day', 'month', 'quarter', 'year', 'about', 'not-after', 'not-before')), models.Q(models.Q(('earliest', None), ('precision', 'not-after')), models.Q(('earliest__isnull', False), ('earliest__lte', models.F('latest'))), _connector='OR')), _connector='OR'), name='figure_window'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at', None), ('withdrawn_why', '')), models.Q(('withdrawn_at__isnull', False), models.Q(('withdrawn_why', ''), _negated=True)), _connector='OR'), name='figure_withdrawn_whole'), models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('source', 'measure', 'number', 'qualifier', 'unit', 'words'), name='figure_once')],
            },
        ),
        migrations.CreateModel(
            name='FigureProgramme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.programme', to_field='reference')),
                ('figure', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='programmes', to='results.statedfigure')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('figure', 'programme'), name='figure_programme_once')],
            },
        ),
        migrations.CreateModel(
            name='FigureOverlap',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(blank=True, help_text='Why it may', max_length=300)),
                ('recorded_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('withdrawn_why', models.CharField(blank=True, max_length=300)),
                ('figure', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='overlaps', to='results.statedfigure')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='results.statedfigure')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('figure', 'other'), name='figure_overlap_once'), models.CheckConstraint(condition=models.Q(('figure', models.F('other')), _negated=True), name='figure_not_own_overlap'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at', None), ('withdrawn_why', '')), models.Q(('withdrawn_at__isnull', False), models.Q(('withdrawn_why', ''), _negated=True)), _connector='OR'), name='figure_overlap_withdrawn_whole')],
            },
        ),
    ]
