import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("partners", "0003_agreements"),
        ("programmes", "0004_partnering"),
    ]

    operations = [
        migrations.AlterField(
            model_name="partnermatch",
            name="organisation",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="partners.organisation",
            ),
        ),
    ]
