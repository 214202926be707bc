"""A document that is returned is due again on a day, as a note is."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('programmes', '0002_the_meeting'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='stagerow',
            name='stage_due_when_returned',
        ),
        migrations.AlterField(
            model_name='stagerow',
            name='due_on',
            field=models.DateField(help_text='When what was returned is due again', null=True),
        ),
        migrations.AddConstraint(
            model_name='stagerow',
            constraint=models.CheckConstraint(condition=models.Q(('due_on', None), models.Q(('stage__in', ('returned', 'document-solicited')), ('stage__isnull', False)), _connector='OR'), name='stage_due_when_returned'),
        ),
    ]
