"""How the shorter titles are set: a book of blocks, given to print, page and workbook alike.

A title's view makes a `Book`: sections of blocks, every text of it said already. `pdf`, `html`
and `xlsx` know the blocks and nothing of what they tell. Content stays with the title.
"""

from letsema.publications.titles.setting.books import (
    Book,
    Fact,
    Figure,
    Figures,
    Item,
    Items,
    Picture,
    Section,
    Source,
    Table,
    Text,
)
from letsema.publications.titles.setting.forms import html, pdf, xlsx

__all__ = [
    "Book",
    "Fact",
    "Figure",
    "Figures",
    "Item",
    "Items",
    "Picture",
    "Section",
    "Source",
    "Table",
    "Text",
    "html",
    "pdf",
    "xlsx",
]
