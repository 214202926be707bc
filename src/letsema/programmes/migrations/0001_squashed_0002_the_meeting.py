"""Both migrations in one, for a record that is made anew: a third of the time."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('programmes', '0001_initial'), ('programmes', '0002_the_meeting')]
    initial = True

    dependencies = [
        ('documents', '0002_more_kinds_of_source'),
        ('governance', '0002_the_meeting'),
        ('partners', '0001_initial'),
        ('reference', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Claim',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('field', models.CharField(max_length=30)),
                ('value', models.JSONField(null=True)),
                ('language', models.CharField(blank=True, help_text='Of a text; else empty', max_length=10)),
                ('weight', models.SmallIntegerField(help_text='Of what it rests on, when it was recorded')),
                ('precision', models.CharField(max_length=12)),
                ('earliest', models.DateField(null=True)),
                ('latest', models.DateField()),
                ('place', models.CharField(blank=True, max_length=300)),
                ('stated', models.BooleanField(default=True)),
                ('recorded_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('withdrawn_why', models.CharField(blank=True, max_length=300)),
                ('corrects', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.claim')),
                ('decision', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='governance.decision')),
                ('source', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.source')),
            ],
        ),
        migrations.CreateModel(
            name='ClaimPartner',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.SmallIntegerField()),
                ('name', models.TextField()),
                ('heading', models.CharField(max_length=200, null=True)),
                ('group', models.CharField(max_length=40, null=True)),
                ('country', models.CharField(max_length=3, null=True)),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='partner_rows', to='programmes.claim')),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='Load',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('withdrawn_why', models.CharField(blank=True, max_length=300)),
                ('fund', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='governance.fund')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.source')),
            ],
        ),
        migrations.AddField(
            model_name='claim',
            name='load',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.load'),
        ),
        migrations.CreateModel(
            name='Programme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(max_length=80, unique=True)),
                ('recorded_at', models.DateTimeField()),
                ('fund', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='governance.fund')),
                ('merged_into', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='programmes.programme')),
                ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='programmes.programme')),
            ],
        ),
        migrations.CreateModel(
            name='Lineage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.CharField(blank=True, max_length=300)),
                ('recorded_at', models.DateTimeField()),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.source')),
                ('predecessor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='followed_by', to='programmes.programme')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='builds_on', to='programmes.programme')),
            ],
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.TextField()),
                ('precision', models.CharField(max_length=12)),
                ('earliest', models.DateField(null=True)),
                ('latest', models.DateField()),
                ('place', models.CharField(blank=True, max_length=300)),
                ('stated', models.BooleanField(default=True)),
                ('recorded_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('withdrawn_why', models.CharField(blank=True, max_length=300)),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.source')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='programmes.programme')),
            ],
        ),
        migrations.CreateModel(
            name='Condition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('words', models.TextField()),
                ('owner_words', models.CharField(blank=True, max_length=200)),
                ('due_on', models.DateField(null=True)),
                ('release', models.BooleanField(default=False, help_text='Nothing is signed or paid before')),
                ('met_on', models.DateField(null=True)),
                ('met_at', models.DateTimeField(help_text='When the record learned that it is met', null=True)),
                ('met_words', models.TextField(blank=True)),
                ('waived_at', models.DateTimeField(help_text='When the record learned of it', null=True)),
                ('recorded_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('withdrawn_why', models.CharField(blank=True, max_length=300)),
                ('corrects', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.condition')),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='governance.decision')),
                ('met_file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
                ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.organisation')),
                ('waived_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='governance.decision')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conditions', to='programmes.programme')),
            ],
        ),
        migrations.AddField(
            model_name='claim',
            name='programme',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='claims', to='programmes.programme'),
        ),
        migrations.CreateModel(
            name='StageRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stage', models.CharField(max_length=30, null=True)),
                ('status', models.CharField(max_length=30, null=True)),
                ('reason', models.CharField(blank=True, max_length=30)),
                ('public_words', models.TextField(blank=True)),
                ('internal_words', models.TextField(blank=True)),
                ('due_on', models.DateField(help_text='When a returned note is due again', null=True)),
                ('precision', models.CharField(max_length=12)),
                ('earliest', models.DateField(null=True)),
                ('latest', models.DateField()),
                ('place', models.CharField(blank=True, max_length=300)),
                ('stated', models.BooleanField(default=True)),
                ('recorded_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('withdrawn_why', models.CharField(blank=True, max_length=300)),
                ('corrects', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.stagerow')),
                ('decision', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='governance.decision')),
                ('load', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.load')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stage_rows', to='programmes.programme')),
                ('source', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.source')),
            ],
        ),
        migrations.CreateModel(
            name='SteerAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.TextField()),
                ('on', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steer_answers', to='programmes.programme')),
                ('steer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='governance.steer')),
            ],
        ),
        migrations.CreateModel(
            name='Submission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=20)),
                ('version', models.PositiveSmallIntegerField()),
                ('submitted_on', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to='programmes.programme')),
            ],
        ),
        migrations.CreateModel(
            name='Assessment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reviewer', models.CharField(help_text='An opaque key, never a name', max_length=80)),
                ('on', models.DateField()),
                ('eligible', models.BooleanField()),
                ('ineligible_reason', models.TextField(blank=True)),
                ('scores', models.JSONField(default=dict, help_text='Criterion to points')),
                ('recommendation', models.CharField(max_length=30)),
                ('words', models.TextField(blank=True)),
                ('recorded_at', models.DateTimeField()),
                ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='programmes.programme')),
                ('submission', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.submission')),
            ],
        ),
        migrations.CreateModel(
            name='Suspension',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.TextField()),
                ('since', models.DateField()),
                ('lifted_on', models.DateField(null=True)),
                ('lifted_at', models.DateTimeField(help_text='When the record learned of it', null=True)),
                ('recorded_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('withdrawn_why', models.CharField(blank=True, max_length=300)),
                ('corrects', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.suspension')),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='governance.decision')),
                ('lifted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='governance.decision')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='suspensions', to='programmes.programme')),
            ],
        ),
        migrations.CreateModel(
            name='ClaimCountry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.SmallIntegerField()),
                ('code', models.CharField(db_index=True, max_length=3)),
                ('role', models.CharField(max_length=20, null=True)),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='country_rows', to='programmes.claim')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('claim', 'code', 'role'), name='claim_country_once'), models.UniqueConstraint(condition=models.Q(('role', None)), fields=('claim', 'code'), name='claim_country_bare_once'), models.CheckConstraint(condition=models.Q(('role', None), ('role__in', ('implements', 'learns-and-shares', 'origin', 'transit', 'destination')), _connector='OR'), name='claim_country_role')],
            },
        ),
        migrations.CreateModel(
            name='ClaimElement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.SmallIntegerField()),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='element_rows', to='programmes.claim')),
                ('element', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reference.element')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('claim', 'element'), name='claim_element_once')],
            },
        ),
        migrations.CreateModel(
            name='ClaimParticipant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.SmallIntegerField()),
                ('role', models.CharField(max_length=20, null=True)),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='participant_rows', to='programmes.claim')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('claim', 'organisation', 'role'), name='claim_participant_once'), models.UniqueConstraint(condition=models.Q(('role', None)), fields=('claim', 'organisation'), name='claim_participant_bare_once'), models.CheckConstraint(condition=models.Q(('role', None), ('role__in', ('convening', 'co-lead', 'lead', 'participating', 'host-only', 'donor')), _connector='OR'), name='claim_participant_role')],
            },
        ),
        migrations.AddConstraint(
            model_name='load',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at', None), ('withdrawn_why', '')), models.Q(('withdrawn_at__isnull', False), models.Q(('withdrawn_why', ''), _negated=True)), _connector='OR'), name='load_withdrawn_whole'),
        ),
        migrations.AddConstraint(
            model_name='programme',
            constraint=models.CheckConstraint(condition=models.Q(('reference__regex', '^[A-Z0-9]+(-[A-Z0-9]+)*$')), name='programme_reference'),
        ),
        migrations.AddConstraint(
            model_name='programme',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('parent', models.F('id')), _negated=True), models.Q(('merged_into', models.F('id')), _negated=True)), name='programme_not_itself'),
        ),
        migrations.AddConstraint(
            model_name='lineage',
            constraint=models.UniqueConstraint(fields=('programme', 'predecessor'), name='lineage_once'),
        ),
        migrations.AddConstraint(
            model_name='lineage',
            constraint=models.CheckConstraint(condition=models.Q(('programme', models.F('predecessor')), _negated=True), name='lineage_not_itself'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('precision__in', ('day', 'month', 'quarter', 'year', 'about', 'not-after', 'not-before')), models.Q(models.Q(('earliest', None), ('precision', 'not-after')), models.Q(('earliest__isnull', False), ('earliest__lte', models.F('latest'))), _connector='OR'), models.Q(models.Q(('precision', 'day'), _negated=True), ('earliest', models.F('latest')), _connector='OR')), name='event_window'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at', None), ('withdrawn_why', '')), models.Q(('withdrawn_at__isnull', False), models.Q(('withdrawn_why', ''), _negated=True)), _connector='OR'), name='event_withdrawn_whole'),
        ),
        migrations.AddConstraint(
            model_name='condition',
            constraint=models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('programme', 'decision', 'position'), name='condition_once'),
        ),
        migrations.AddConstraint(
            model_name='condition',
            constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='condition_words'),
        ),
        migrations.AddConstraint(
            model_name='condition',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('met_at', None), ('met_file', None), ('met_on', None), ('met_words', '')), models.Q(('met_at__isnull', False), ('met_on__isnull', False), models.Q(('met_words', ''), _negated=True)), _connector='OR'), name='condition_met_whole'),
        ),
        migrations.AddConstraint(
            model_name='condition',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('waived_at', None), ('waived_by', None)), models.Q(('met_on', None), ('waived_at__isnull', False), ('waived_by__isnull', False)), _connector='OR'), name='condition_waived_or_met'),
        ),
        migrations.AddConstraint(
            model_name='condition',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at', None), ('withdrawn_why', '')), models.Q(('withdrawn_at__isnull', False), models.Q(('withdrawn_why', ''), _negated=True)), _connector='OR'), name='condition_withdrawn_whole'),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(fields=['programme', 'field', '-stated', '-latest', '-weight', '-id'], name='claim_in_order'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('field__in', ['heading', 'title', 'summary', 'region', 'thematic_area', 'budget', 'duration_months', 'countries', 'participants', 'key_partners', 'sdgs', 'objectives', 'principles', 'outcomes', 'sectors', 'alignments', 'starts', 'ends_original', 'ends', 'notes'])), name='claim_field'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decision', None), ('source__isnull', False)), models.Q(('decision__isnull', False), ('source', None)), _connector='OR'), name='claim_one_basis'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('precision__in', ('day', 'month', 'quarter', 'year', 'about', 'not-after', 'not-before')), models.Q(models.Q(('earliest', None), ('precision', 'not-after')), models.Q(('earliest__isnull', False), ('earliest__lte', models.F('latest'))), _connector='OR'), models.Q(models.Q(('precision', 'day'), _negated=True), ('earliest', models.F('latest')), _connector='OR')), name='claim_window'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at', None), ('withdrawn_why', '')), models.Q(('withdrawn_at__isnull', False), models.Q(('withdrawn_why', ''), _negated=True)), _connector='OR'), name='claim_withdrawn_whole'),
        ),
        migrations.AddIndex(
            model_name='stagerow',
            index=models.Index(fields=['programme', '-latest', '-id'], name='stage_by_date'),
        ),
        migrations.AddConstraint(
            model_name='stagerow',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decision', None), ('source__isnull', False)), models.Q(('decision__isnull', False), ('source', None)), _connector='OR'), name='stage_one_basis'),
        ),
        migrations.AddConstraint(
            model_name='stagerow',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('stage__in', ['draft', 'submitted', 'under-review', 'returned', 'concept-note-approved', 'document-solicited', 'document-submitted', 'document-approved', 'signed', 'under-implementation', 'operationally-closed', 'financially-closed', 'removed', 'declined', 'withdrawn']), ('stage__isnull', False)), models.Q(('stage', None), ('status__isnull', False)), _connector='OR'), name='stage_known'),
        ),
        migrations.AddConstraint(
            model_name='stagerow',
            constraint=models.CheckConstraint(condition=models.Q(('status', None), ('status__in', ['concept-note-approved', 'document-solicited', 'document-submitted', 'funded']), _connector='OR'), name='status_known'),
        ),
        migrations.AddConstraint(
            model_name='stagerow',
            constraint=models.CheckConstraint(condition=models.Q(('stage', None), models.Q(('stage__in', ('removed', 'declined', 'withdrawn')), _negated=True), models.Q(('reason__in', ('no-longer-relevant', 'funded-elsewhere', 'merged', 'other')), models.Q(('public_words', ''), _negated=True)), _connector='OR'), name='stage_exit_reason'),
        ),
        migrations.AddConstraint(
            model_name='stagerow',
            constraint=models.CheckConstraint(condition=models.Q(('due_on', None), models.Q(('stage', 'returned'), ('stage__isnull', False)), _connector='OR'), name='stage_due_when_returned'),
        ),
        migrations.AddConstraint(
            model_name='stagerow',
            constraint=models.CheckConstraint(condition=models.Q(('precision__in', ('day', 'month', 'quarter', 'year', 'about', 'not-after', 'not-before')), models.Q(models.Q(('earliest', None), ('precision', 'not-after')), models.Q(('earliest__isnull', False), ('earliest__lte', models.F('latest'))), _connector='OR'), models.Q(models.Q(('precision', 'day'), _negated=True), ('earliest', models.F('latest')), _connector='OR')), name='stage_window'),
        ),
        migrations.AddConstraint(
            model_name='stagerow',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at', None), ('withdrawn_why', '')), models.Q(('withdrawn_at__isnull', False), models.Q(('withdrawn_why', ''), _negated=True)), _connector='OR'), name='stage_withdrawn_whole'),
        ),
        migrations.AddConstraint(
            model_name='steeranswer',
            constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='answer_words'),
        ),
        migrations.AddConstraint(
            model_name='submission',
            constraint=models.UniqueConstraint(fields=('programme', 'kind', 'version'), name='submission_version_once'),
        ),
        migrations.AddConstraint(
            model_name='submission',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['concept-note', 'programme-document'])), name='submission_kind'),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.CheckConstraint(condition=models.Q(('recommendation__in', ['approve', 'approve-with-conditions', 'return', 'decline'])), name='assessment_recommendation'),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('eligible', True), ('ineligible_reason', '')), models.Q(('eligible', False), models.Q(('ineligible_reason', ''), _negated=True)), _connector='OR'), name='assessment_ineligible_why'),
        ),
        migrations.AddConstraint(
            model_name='suspension',
            constraint=models.UniqueConstraint(condition=models.Q(('lifted_on', None), ('withdrawn_at', None)), fields=('programme',), name='suspension_one_open'),
        ),
        migrations.AddConstraint(
            model_name='suspension',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('lifted_at', None), ('lifted_by', None), ('lifted_on', None)), models.Q(('lifted_at__isnull', False), ('lifted_by__isnull', False), ('lifted_on__gte', models.F('since')), ('lifted_on__isnull', False)), _connector='OR'), name='suspension_lifted_whole'),
        ),
        migrations.AddConstraint(
            model_name='suspension',
            constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='suspension_words'),
        ),
        migrations.AddConstraint(
            model_name='suspension',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at', None), ('withdrawn_why', '')), models.Q(('withdrawn_at__isnull', False), models.Q(('withdrawn_why', ''), _negated=True)), _connector='OR'), name='suspension_withdrawn_whole'),
        ),
    ]
