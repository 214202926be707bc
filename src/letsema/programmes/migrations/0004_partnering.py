"""Tasks, teams, agreements, support and bodies of programmes; who printed partners are."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0002_more_kinds_of_source'),
        ('governance', '0003_withdrawals_and_endings'),
        ('partners', '0003_agreements'),
        ('programmes', '0003_due_again'),
        ('reference', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='PartnerMatch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.TextField()),
                ('heading', models.CharField(blank=True, max_length=200)),
                ('printed', models.CharField(max_length=64)),
                ('why', models.CharField(max_length=300)),
                ('recorded_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('withdrawn_why', models.CharField(blank=True, max_length=300)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.organisation')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='partner_matches', to='programmes.programme')),
            ],
            options={
                'verbose_name_plural': 'partner matches',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('why', ''), _negated=True)), name='match_says_why'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at', None), ('withdrawn_why', '')), models.Q(('withdrawn_at__isnull', False), models.Q(('withdrawn_why', ''), _negated=True)), _connector='OR'), name='match_withdrawn_whole'), models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('programme', 'printed'), name='match_once')],
            },
        ),
        migrations.CreateModel(
            name='ProgrammeAgreement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.CharField(blank=True, max_length=300)),
                ('stated', models.BooleanField(default=True)),
                ('recorded_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('withdrawn_why', models.CharField(blank=True, max_length=300)),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.agreement')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='programmes.programme')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.source')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at', None), ('withdrawn_why', '')), models.Q(('withdrawn_at__isnull', False), models.Q(('withdrawn_why', ''), _negated=True)), _connector='OR'), name='programme_agreement_withdrawn_whole'), models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('programme', 'agreement'), name='programme_agreement_once')],
            },
        ),
        migrations.CreateModel(
            name='ProgrammeBody',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(max_length=12)),
                ('words', models.CharField(blank=True, max_length=300)),
                ('place', models.CharField(blank=True, max_length=300)),
                ('stated', models.BooleanField(default=True)),
                ('recorded_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('withdrawn_why', models.CharField(blank=True, max_length=300)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='governance.body', to_field='slug')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bodies', to='programmes.programme')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.source')),
            ],
            options={
                'verbose_name_plural': 'programme bodies',
                'constraints': [models.CheckConstraint(condition=models.Q(('role__in', ('set-up', 'supported', 'secretariat', 'member'))), name='programme_body_role'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at', None), ('withdrawn_why', '')), models.Q(('withdrawn_at__isnull', False), models.Q(('withdrawn_why', ''), _negated=True)), _connector='OR'), name='programme_body_withdrawn_whole'), models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('programme', 'body', 'role'), name='programme_body_once')],
            },
        ),
        migrations.CreateModel(
            name='ProgrammeSupport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.CharField(blank=True, max_length=300)),
                ('stated', models.BooleanField(default=True)),
                ('recorded_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('withdrawn_why', models.CharField(blank=True, max_length=300)),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='support', to='programmes.programme')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.source')),
                ('support', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.support')),
            ],
            options={
                'verbose_name_plural': 'programme support',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at', None), ('withdrawn_why', '')), models.Q(('withdrawn_at__isnull', False), models.Q(('withdrawn_why', ''), _negated=True)), _connector='OR'), name='programme_support_withdrawn_whole'), models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('programme', 'support'), name='programme_support_once')],
            },
        ),
        migrations.CreateModel(
            name='Task',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(max_length=500)),
                ('precision', models.CharField(blank=True, max_length=12)),
                ('earliest', models.DateField(null=True)),
                ('latest', models.DateField(null=True)),
                ('until_precision', models.CharField(blank=True, max_length=12)),
                ('until_earliest', models.DateField(null=True)),
                ('until_latest', models.DateField(null=True)),
                ('place', models.CharField(blank=True, max_length=300)),
                ('stated', models.BooleanField(default=True)),
                ('until_place', models.CharField(blank=True, max_length=300)),
                ('terms', models.CharField(max_length=64)),
                ('recorded_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('withdrawn_why', models.CharField(blank=True, max_length=300)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.organisation')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='programmes.programme')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.source')),
                ('until_source', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.source')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='task_says_what'), models.CheckConstraint(condition=models.Q(models.Q(('earliest', None), ('latest', None), ('precision', '')), models.Q(('latest__isnull', False), ('precision__in', ('day', 'month', 'quarter', 'year', 'about', 'not-after', 'not-before')), models.Q(models.Q(('earliest', None), ('precision', 'not-after')), models.Q(('earliest__isnull', False), ('earliest__lte', models.F('latest'))), _connector='OR')), _connector='OR'), name='task_window'), models.CheckConstraint(condition=models.Q(models.Q(('until_earliest', None), ('until_latest', None), ('until_precision', '')), models.Q(('until_latest__isnull', False), ('until_precision__in', ('day', 'month', 'quarter', 'year', 'about', 'not-after', 'not-before')), models.Q(models.Q(('until_earliest', None), ('until_precision', 'not-after')), models.Q(('until_earliest__isnull', False), ('until_earliest__lte', models.F('until_latest'))), _connector='OR')), _connector='OR'), name='task_until_window'), models.CheckConstraint(condition=models.Q(('earliest', None), ('until_latest', None), ('until_latest__gte', models.F('earliest')), _connector='OR'), name='task_in_order'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at', None), ('withdrawn_why', '')), models.Q(('withdrawn_at__isnull', False), models.Q(('withdrawn_why', ''), _negated=True)), _connector='OR'), name='task_withdrawn_whole'), models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('terms',), name='task_once')],
            },
        ),
        migrations.CreateModel(
            name='TeamMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(max_length=200)),
                ('country', models.CharField(blank=True, max_length=3)),
                ('precision', models.CharField(blank=True, max_length=12)),
                ('earliest', models.DateField(null=True)),
                ('latest', models.DateField(null=True)),
                ('until_precision', models.CharField(blank=True, max_length=12)),
                ('until_earliest', models.DateField(null=True)),
                ('until_latest', models.DateField(null=True)),
                ('place', models.CharField(blank=True, max_length=300)),
                ('stated', models.BooleanField(default=True)),
                ('until_place', models.CharField(blank=True, max_length=300)),
                ('terms', models.CharField(max_length=64)),
                ('recorded_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('withdrawn_why', models.CharField(blank=True, max_length=300)),
                ('contact', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.contact')),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.organisation')),
                ('outcome', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reference.element')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='team', to='programmes.programme')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.source')),
                ('until_source', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.source')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('role', ''), _negated=True), name='team_role'), models.CheckConstraint(condition=models.Q(('country', ''), ('country__regex', '^[A-Z]{3}$'), _connector='OR'), name='team_country'), models.CheckConstraint(condition=models.Q(models.Q(('earliest', None), ('latest', None), ('precision', '')), models.Q(('latest__isnull', False), ('precision__in', ('day', 'month', 'quarter', 'year', 'about', 'not-after', 'not-before')), models.Q(models.Q(('earliest', None), ('precision', 'not-after')), models.Q(('earliest__isnull', False), ('earliest__lte', models.F('latest'))), _connector='OR')), _connector='OR'), name='team_window'), models.CheckConstraint(condition=models.Q(models.Q(('until_earliest', None), ('until_latest', None), ('until_precision', '')), models.Q(('until_latest__isnull', False), ('until_precision__in', ('day', 'month', 'quarter', 'year', 'about', 'not-after', 'not-before')), models.Q(models.Q(('until_earliest', None), ('until_precision', 'not-after')), models.Q(('until_earliest__isnull', False), ('until_earliest__lte', models.F('until_latest'))), _connector='OR')), _connector='OR'), name='team_until_window'), models.CheckConstraint(condition=models.Q(('earliest', None), ('until_latest', None), ('until_latest__gte', models.F('earliest')), _connector='OR'), name='team_in_order'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at', None), ('withdrawn_why', '')), models.Q(('withdrawn_at__isnull', False), models.Q(('withdrawn_why', ''), _negated=True)), _connector='OR'), name='team_withdrawn_whole'), models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('terms',), name='team_once')],
            },
        ),
    ]
