"""The table of contents: a field with its entries, which are links to the headings."""

from collections.abc import Sequence

from docx.oxml.xmlchemy import BaseOxmlElement

from assistant.briefing.paper import Heading
from assistant.briefing.write.word.element import element, paragraph, valued
from assistant.briefing.write.word.field import field_begin, field_end
from assistant.briefing.write.word.inline import Inline

# Word adds the numbers of the pages when the field is updated; before that nobody knows them.
_FIELD = r'TOC \o "1-2" \h \z'


def contents(
    title: BaseOxmlElement, headings: Sequence[Heading], inline: Inline
) -> BaseOxmlElement:
    """Give the table under its title, as Word's own gallery does."""
    entries = [
        paragraph(f"TOC{heading.level}", [_link(heading, place, inline)])
        for place, heading in enumerate(headings)
    ]
    for place, run in enumerate(field_begin(_FIELD)):
        entries[0].insert(1 + place, run)
    entries[-1].append(field_end())
    gallery = element(
        "w:docPartObj",
        children=[valued("w:docPartGallery", "Table of Contents"), element("w:docPartUnique")],
    )
    return element(
        "w:sdt",
        children=[
            element("w:sdtPr", children=[gallery]),
            element("w:sdtContent", children=[title, *entries]),
        ],
    )


def bookmark_name(place: int) -> str:
    """Give the name of the bookmark on the heading at a place among all headings."""
    return f"_Toc{place + 1:08}"


def _link(heading: Heading, place: int, inline: Inline) -> BaseOxmlElement:
    anchor = {"w:anchor": bookmark_name(place), "w:history": "1"}
    return element("w:hyperlink", anchor, [inline.text(heading.text)])
