from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("results", "0002_achievements")]

    operations = [
        migrations.AddField(
            "eventgroup",
            "recorded_at",
            models.DateTimeField(
                help_text="What was told in one act was shown together; empty before this was kept",
                null=True,
            ),
        ),
    ]
