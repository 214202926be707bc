"""The full-text index of search entries: FTS5 beside the table on SQLite, two `tsvector` columns
with GIN indexes on PostgreSQL. Both follow the table by themselves.

The words are folded before they are stored (no case, accents, punctuation; single spaces), so
PostgreSQL takes them as lexemes as they are, as its configuration `simple` would.
"""

from django.db import migrations

SQLITE = (
    """
    create virtual table insight_words using fts5(
        folded_names, folded, content='insight_searchentry', content_rowid='id',
        tokenize='unicode61 remove_diacritics 2', prefix='2 3')
    """,
    """
    create trigger insight_words_entered after insert on insight_searchentry begin
        insert into insight_words(rowid, folded_names, folded)
        values (new.id, new.folded_names, new.folded);
    end
    """,
    """
    create trigger insight_words_left after delete on insight_searchentry begin
        insert into insight_words(insight_words, rowid, folded_names, folded)
        values ('delete', old.id, old.folded_names, old.folded);
    end
    """,
    """
    create trigger insight_words_changed after update on insight_searchentry begin
        insert into insight_words(insight_words, rowid, folded_names, folded)
        values ('delete', old.id, old.folded_names, old.folded);
        insert into insight_words(rowid, folded_names, folded)
        values (new.id, new.folded_names, new.folded);
    end
    """,
)
SQLITE_BACK = (
    "drop trigger insight_words_entered",
    "drop trigger insight_words_left",
    "drop trigger insight_words_changed",
    "drop table insight_words",
)
POSTGRESQL = (
    """
    alter table insight_searchentry
        add column names_index tsvector not null
            generated always as (array_to_tsvector(string_to_array(folded_names, ' '))) stored,
        add column words_index tsvector not null
            generated always as (array_to_tsvector(string_to_array(folded, ' '))) stored
    """,
    "create index insight_names_index on insight_searchentry using gin (names_index)",
    "create index insight_words_index on insight_searchentry using gin (words_index)",
)
POSTGRESQL_BACK = (
    "alter table insight_searchentry drop column names_index, drop column words_index",
)


def _run(editor, statements):
    for statement in statements[editor.connection.vendor]:
        editor.execute(statement)


def make(apps, schema_editor):
    _run(schema_editor, {"sqlite": SQLITE, "postgresql": POSTGRESQL})


def drop(apps, schema_editor):
    _run(schema_editor, {"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK})


class Migration(migrations.Migration):

    dependencies = [
        ('insight', '0001_initial'),
    ]

    operations = [
        migrations.RunPython(make, drop),
    ]
