"""Both migrations in one, for a record that is made anew: a third of the time."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('governance', '0001_initial'), ('governance', '0002_the_meeting')]
    initial = True

    dependencies = [
        ('documents', '0002_more_kinds_of_source'),
        ('partners', '0001_initial'),
        ('reference', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Body',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=80, unique=True)),
                ('kind', models.CharField(max_length=30)),
                ('successor_place', models.CharField(blank=True, max_length=300)),
                ('country', models.CharField(blank=True, help_text='Of a national mechanism', max_length=3)),
                ('mandate', models.TextField(blank=True)),
                ('note', models.TextField(blank=True)),
                ('place', models.CharField(blank=True, max_length=300)),
                ('recorded_at', models.DateTimeField()),
                ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='governance.body')),
                ('secretariat', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.organisation')),
                ('source', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.source')),
                ('successor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='predecessors', to='governance.body')),
                ('successor_source', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.source')),
            ],
            options={
                'verbose_name_plural': 'bodies',
            },
        ),
        migrations.CreateModel(
            name='BodyName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=300)),
                ('precision', models.CharField(blank=True, max_length=12)),
                ('earliest', models.DateField(null=True)),
                ('latest', models.DateField(null=True)),
                ('until_precision', models.CharField(blank=True, max_length=12)),
                ('until_earliest', models.DateField(null=True)),
                ('until_latest', models.DateField(null=True)),
                ('recorded_at', models.DateTimeField()),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='names', to='governance.body')),
            ],
        ),
        migrations.CreateModel(
            name='Fund',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=80, unique=True)),
                ('name', models.CharField(max_length=200)),
                ('short_name', models.CharField(blank=True, max_length=80)),
                ('purpose', models.TextField(blank=True)),
                ('contacts', models.TextField(blank=True)),
                ('disclaimer', models.TextField(blank=True)),
                ('recorded_at', models.DateTimeField()),
                ('areas', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reference.framework')),
                ('committee', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='governance.body')),
            ],
        ),
        migrations.CreateModel(
            name='Listing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200)),
                ('lines', models.JSONField()),
                ('precision', models.CharField(blank=True, max_length=12)),
                ('earliest', models.DateField(null=True)),
                ('latest', models.DateField(null=True)),
                ('place', models.CharField(blank=True, max_length=300)),
                ('recorded_at', models.DateTimeField()),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='listings', to='governance.body')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.source')),
            ],
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=20, null=True, unique=True)),
                ('label', models.CharField(max_length=200)),
                ('procedure', models.CharField(default='meeting', max_length=20)),
                ('state', models.CharField(default='told', max_length=20)),
                ('precision', models.CharField(max_length=12)),
                ('earliest', models.DateField(null=True)),
                ('latest', models.DateField()),
                ('starts_on', models.DateField(null=True)),
                ('ends_on', models.DateField(null=True)),
                ('deadline', models.DateField(null=True)),
                ('venue', models.CharField(blank=True, max_length=300)),
                ('note', models.TextField(blank=True)),
                ('opened_at', models.DateTimeField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
                ('cancelled_why', models.CharField(blank=True, max_length=300)),
                ('place', models.CharField(blank=True, max_length=300)),
                ('recorded_at', models.DateTimeField()),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='governance.body')),
                ('source', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.source')),
            ],
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=40, unique=True)),
                ('taken_on', models.DateField()),
                ('words', models.TextField()),
                ('internal', models.BooleanField(default=False, help_text='Concerns what is not public')),
                ('recorded_at', models.DateTimeField()),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='governance.body')),
                ('corrects', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrected_by', to='governance.decision')),
                ('meeting', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='governance.meeting')),
            ],
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('country', models.CharField(blank=True, help_text="Of a State's seat", max_length=3)),
                ('constituency', models.CharField(blank=True, max_length=200)),
                ('group', models.CharField(blank=True, max_length=20)),
                ('seat', models.CharField(blank=True, max_length=80)),
                ('role', models.CharField(max_length=20)),
                ('precision', models.CharField(blank=True, max_length=12)),
                ('earliest', models.DateField(null=True)),
                ('latest', models.DateField(null=True)),
                ('until_precision', models.CharField(blank=True, max_length=12)),
                ('until_earliest', models.DateField(null=True)),
                ('until_latest', models.DateField(null=True)),
                ('place', models.CharField(blank=True, max_length=300)),
                ('stated', models.BooleanField(default=True)),
                ('until_place', models.CharField(blank=True, max_length=300)),
                ('recorded_at', models.DateTimeField()),
                ('alternate_for', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='alternates', to='governance.membership')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='governance.body')),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.organisation')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.source')),
                ('until_source', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.source')),
            ],
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('how', models.CharField(max_length=20)),
                ('words', models.CharField(blank=True, max_length=300)),
                ('recorded_at', models.DateTimeField()),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendance', to='governance.meeting')),
                ('membership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendance', to='governance.membership')),
            ],
        ),
        migrations.CreateModel(
            name='Setting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=60)),
                ('value', models.JSONField()),
                ('recorded_at', models.DateTimeField()),
                ('fund', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='settings', to='governance.fund')),
            ],
        ),
        migrations.CreateModel(
            name='Steer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('words', models.TextField(blank=True)),
                ('precision', models.CharField(max_length=12)),
                ('earliest', models.DateField(null=True)),
                ('latest', models.DateField()),
                ('until_precision', models.CharField(blank=True, max_length=12)),
                ('until_earliest', models.DateField(null=True)),
                ('until_latest', models.DateField(null=True)),
                ('place', models.CharField(blank=True, max_length=300)),
                ('stated', models.BooleanField(default=True)),
                ('recorded_at', models.DateTimeField()),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steers', to='governance.body')),
                ('decision', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='governance.decision')),
                ('source', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.source')),
            ],
        ),
        migrations.AddConstraint(
            model_name='body',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ('steering-committee', 'inter-agency-group', 'working-group', 'task-force', 'consultative-forum', 'coordination-mechanism', 'network', 'forum'))), name='body_kind'),
        ),
        migrations.AddConstraint(
            model_name='body',
            constraint=models.CheckConstraint(condition=models.Q(('country', ''), ('country__regex', '^[A-Z]{3}$'), _connector='OR'), name='body_country'),
        ),
        migrations.AddConstraint(
            model_name='body',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('parent', models.F('id')), _negated=True), models.Q(('successor', models.F('id')), _negated=True)), name='body_not_itself'),
        ),
        migrations.AddConstraint(
            model_name='bodyname',
            constraint=models.UniqueConstraint(fields=('body', 'text'), name='body_name_once'),
        ),
        migrations.AddConstraint(
            model_name='bodyname',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('earliest', None), ('latest', None), ('precision', '')), models.Q(('latest__isnull', False), ('precision__in', ('day', 'month', 'quarter', 'year', 'about', 'not-after', 'not-before')), models.Q(models.Q(('earliest', None), ('precision', 'not-after')), models.Q(('earliest__isnull', False), ('earliest__lte', models.F('latest'))), _connector='OR')), _connector='OR'), name='body_name_window'),
        ),
        migrations.AddConstraint(
            model_name='bodyname',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('until_earliest', None), ('until_latest', None), ('until_precision', '')), models.Q(('until_latest__isnull', False), ('until_precision__in', ('day', 'month', 'quarter', 'year', 'about', 'not-after', 'not-before')), models.Q(models.Q(('until_earliest', None), ('until_precision', 'not-after')), models.Q(('until_earliest__isnull', False), ('until_earliest__lte', models.F('until_latest'))), _connector='OR')), _connector='OR'), name='body_name_until_window'),
        ),
        migrations.AddConstraint(
            model_name='bodyname',
            constraint=models.CheckConstraint(condition=models.Q(('earliest', None), ('until_latest', None), ('until_latest__gte', models.F('earliest')), _connector='OR'), name='body_name_in_order'),
        ),
        migrations.AddConstraint(
            model_name='listing',
            constraint=models.UniqueConstraint(fields=('body', 'source', 'title'), name='listing_once'),
        ),
        migrations.AddConstraint(
            model_name='listing',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('earliest', None), ('latest', None), ('precision', '')), models.Q(('latest__isnull', False), ('precision__in', ('day', 'month', 'quarter', 'year', 'about', 'not-after', 'not-before')), models.Q(models.Q(('earliest', None), ('precision', 'not-after')), models.Q(('earliest__isnull', False), ('earliest__lte', models.F('latest'))), _connector='OR')), _connector='OR'), name='listing_window'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'cancelled'), _negated=True), fields=('body', 'label'), name='meeting_once'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('earliest', None), ('latest', None), ('precision', '')), models.Q(('latest__isnull', False), ('precision__in', ('day', 'month', 'quarter', 'year', 'about', 'not-after', 'not-before')), models.Q(models.Q(('earliest', None), ('precision', 'not-after')), models.Q(('earliest__isnull', False), ('earliest__lte', models.F('latest'))), _connector='OR')), _connector='OR'), name='meeting_window'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(('procedure__in', ('meeting', 'no-objection')), ('state__in', ('told', 'planned', 'open', 'closed', 'cancelled'))), name='meeting_known'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ends_on', None), ('number', None), ('starts_on', None), ('state', 'told')), models.Q(models.Q(('state', 'told'), _negated=True), ('number__isnull', False), ('number__regex', '^[A-Z][A-Z0-9]*(-[A-Z][A-Z0-9]*)*-[0-9]{2,4}$'), ('ends_on__isnull', False), ('starts_on__isnull', False), ('ends_on__gte', models.F('starts_on'))), _connector='OR'), name='meeting_planned_whole'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('deadline', None), ('state', 'told')), models.Q(('deadline', None), ('procedure', 'meeting')), models.Q(('deadline__isnull', False), ('procedure', 'no-objection'), ('deadline', models.F('ends_on')), ('deadline__gte', models.F('starts_on'))), _connector='OR'), name='meeting_deadline'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('told', 'planned', 'cancelled')), ('closed_at', None), ('opened_at', None)), models.Q(('closed_at', None), ('opened_at__isnull', False), ('state', 'open')), models.Q(('closed_at__isnull', False), ('opened_at__isnull', False), ('state', 'closed'), ('closed_at__gte', models.F('opened_at'))), _connector='OR'), name='meeting_instants'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'cancelled'), models.Q(('cancelled_why', ''), _negated=True)), models.Q(models.Q(('state', 'cancelled'), _negated=True), ('cancelled_why', '')), _connector='OR'), name='meeting_cancelled_why'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(('corrects', None), models.Q(('corrects', models.F('id')), _negated=True), _connector='OR'), name='decision_not_itself'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ('member', 'chair', 'co-chair', 'convenor', 'co-convenor', 'observer', 'ex-officio', 'secretariat', 'alternate'))), name='member_role'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('earliest', None), ('latest', None), ('precision', '')), models.Q(('latest__isnull', False), ('precision__in', ('day', 'month', 'quarter', 'year', 'about', 'not-after', 'not-before')), models.Q(models.Q(('earliest', None), ('precision', 'not-after')), models.Q(('earliest__isnull', False), ('earliest__lte', models.F('latest'))), _connector='OR')), _connector='OR'), name='member_window'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('until_earliest', None), ('until_latest', None), ('until_precision', '')), models.Q(('until_latest__isnull', False), ('until_precision__in', ('day', 'month', 'quarter', 'year', 'about', 'not-after', 'not-before')), models.Q(models.Q(('until_earliest', None), ('until_precision', 'not-after')), models.Q(('until_earliest__isnull', False), ('until_earliest__lte', models.F('until_latest'))), _connector='OR')), _connector='OR'), name='member_until_window'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('earliest', None), ('until_latest', None), ('until_latest__gte', models.F('earliest')), _connector='OR'), name='member_in_order'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('organisation__isnull', False), models.Q(('country', ''), _negated=True), models.Q(('constituency', ''), _negated=True), _connector='OR'), name='member_somebody'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('country', ''), ('country__regex', '^[A-Z]{3}$'), _connector='OR'), name='member_country'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('group__in', ('', 'donors', 'countries', 'un', 'stakeholders'))), name='member_group'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('alternate_for__isnull', False), ('role', 'alternate')), models.Q(models.Q(('role', 'alternate'), _negated=True), ('alternate_for', None)), _connector='OR'), name='member_alternate_for'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('alternate_for', None), models.Q(('alternate_for', models.F('id')), _negated=True), _connector='OR'), name='member_not_own_alternate'),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.CheckConstraint(condition=models.Q(('how__in', ('present', 'online', 'represented', 'absent'))), name='attendance_how'),
        ),
        migrations.AddIndex(
            model_name='setting',
            index=models.Index(fields=['fund', 'key', '-id'], name='setting_last'),
        ),
        migrations.AddConstraint(
            model_name='steer',
            constraint=models.UniqueConstraint(condition=models.Q(('until_latest', None)), fields=('body', 'code'), name='steer_one_open'),
        ),
        migrations.AddConstraint(
            model_name='steer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('earliest', None), ('latest', None), ('precision', '')), models.Q(('latest__isnull', False), ('precision__in', ('day', 'month', 'quarter', 'year', 'about', 'not-after', 'not-before')), models.Q(models.Q(('earliest', None), ('precision', 'not-after')), models.Q(('earliest__isnull', False), ('earliest__lte', models.F('latest'))), _connector='OR')), _connector='OR'), name='steer_window'),
        ),
        migrations.AddConstraint(
            model_name='steer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('until_earliest', None), ('until_latest', None), ('until_precision', '')), models.Q(('until_latest__isnull', False), ('until_precision__in', ('day', 'month', 'quarter', 'year', 'about', 'not-after', 'not-before')), models.Q(models.Q(('until_earliest', None), ('until_precision', 'not-after')), models.Q(('until_earliest__isnull', False), ('until_earliest__lte', models.F('until_latest'))), _connector='OR')), _connector='OR'), name='steer_until_window'),
        ),
        migrations.AddConstraint(
            model_name='steer',
            constraint=models.CheckConstraint(condition=models.Q(('earliest', None), ('until_latest', None), ('until_latest__gte', models.F('earliest')), _connector='OR'), name='steer_in_order'),
        ),
        migrations.AddConstraint(
            model_name='steer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decision', None), ('source__isnull', False)), models.Q(('decision__isnull', False), ('source', None)), _connector='OR'), name='steer_one_basis'),
        ),
    ]
