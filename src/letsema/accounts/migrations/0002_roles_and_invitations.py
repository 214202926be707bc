"""Roles, invitations, and the table in which attempts to sign in are counted.

That table is the cache that all workers of a server share (`CACHES` in the settings). It is made
here so that `migrate` alone prepares everything; it is no part of the record.
"""

import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.text
import letsema.accounts.models
from django.conf import settings
from django.core.management import call_command
from django.db import migrations, models


def make_attempts(apps, schema_editor):
    """Make the table of the cache, where it does not stand yet."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


def drop_attempts(apps, schema_editor):
    """Take the table of the cache away."""
    schema_editor.execute("drop table if exists accounts_attempts")


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_initial'),
        ('auth', '0012_alter_user_first_name_max_length'),
        ('governance', '0001_initial'),
        ('partners', '0001_initial'),
        ('programmes', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Address',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(db_index=True, max_length=254)),
            ],
            options={
                'verbose_name_plural': 'addresses',
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(max_length=20)),
                ('country', models.CharField(blank=True, max_length=3)),
                ('key', models.CharField(default=letsema.accounts.models.new_key, editable=False, max_length=32, unique=True)),
                ('token', models.CharField(help_text='SHA-256 of the token', max_length=64, unique=True)),
                ('invited_at', models.DateTimeField()),
                ('invited_by', models.CharField(max_length=64)),
                ('renewed_at', models.DateTimeField(null=True)),
                ('expires_at', models.DateTimeField()),
                ('accepted_at', models.DateTimeField(null=True)),
                ('withdrawn_at', models.DateTimeField(null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Role',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(max_length=20)),
                ('country', models.CharField(blank=True, max_length=3)),
                ('granted_at', models.DateTimeField()),
                ('granted_by', models.CharField(max_length=64)),
                ('ended_at', models.DateTimeField(null=True)),
                ('ended_by', models.CharField(blank=True, max_length=64)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.CheckConstraint(condition=models.Q(('email', django.db.models.functions.text.Lower('email'))), name='person_email_lower'),
        ),
        migrations.AddField(
            model_name='invitation',
            name='accepted_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, to_field='key'),
        ),
        migrations.AddField(
            model_name='invitation',
            name='fund',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='governance.fund', to_field='slug'),
        ),
        migrations.AddField(
            model_name='invitation',
            name='organisation',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.organisation', to_field='key'),
        ),
        migrations.AddField(
            model_name='invitation',
            name='programme',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.programme', to_field='reference'),
        ),
        migrations.AddField(
            model_name='address',
            name='invitation',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='address', to='accounts.invitation'),
        ),
        migrations.AddField(
            model_name='role',
            name='fund',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='governance.fund', to_field='slug'),
        ),
        migrations.AddField(
            model_name='role',
            name='organisation',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.organisation', to_field='key'),
        ),
        migrations.AddField(
            model_name='role',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='roles', to=settings.AUTH_USER_MODEL, to_field='key'),
        ),
        migrations.AddField(
            model_name='role',
            name='programme',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.programme', to_field='reference'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ('secretariat', 'submitter', 'reviewer', 'committee', 'contributor', 'reader', 'auditor', 'administrator'))), name='invitation_is_a_role'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('accepted_at', None), ('accepted_by', None)), models.Q(('accepted_at__isnull', False), ('accepted_by__isnull', False), ('withdrawn_at', None)), _connector='OR'), name='invitation_accepted_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='address',
            constraint=models.CheckConstraint(condition=models.Q(('email', django.db.models.functions.text.Lower('email'))), name='address_lower'),
        ),
        migrations.AddConstraint(
            model_name='role',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ('secretariat', 'submitter', 'reviewer', 'committee', 'contributor', 'reader', 'auditor', 'administrator'))), name='role_is_a_role'),
        ),
        migrations.AddConstraint(
            model_name='role',
            constraint=models.UniqueConstraint(models.F('person'), models.F('role'), django.db.models.functions.comparison.Coalesce('fund', models.Value('')), django.db.models.functions.comparison.Coalesce('organisation', models.Value('')), django.db.models.functions.comparison.Coalesce('programme', models.Value('')), models.F('country'), condition=models.Q(('ended_at', None)), name='role_held_once'),
        ),
        migrations.AddConstraint(
            model_name='role',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('ended_by', '')), models.Q(('ended_at__gte', models.F('granted_at')), models.Q(('ended_by', ''), _negated=True)), _connector='OR'), name='role_ended_by_somebody'),
        ),
        migrations.RunPython(make_attempts, drop_attempts),
    ]
