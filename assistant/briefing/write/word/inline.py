"""What stands within a paragraph: words, links, marks of notes, fields, bookmarks."""

from collections.abc import Iterable
from itertools import count

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import XmlPart
from docx.oxml.xmlchemy import BaseOxmlElement

from assistant.briefing.paper import Run, Runs
from assistant.briefing.write.marks import Marks
from assistant.briefing.write.word.element import element, run_of, styled, text_run, valued
from assistant.briefing.write.word.field import field
from assistant.briefing.write.word.language import LATIN_TAG, SCRIPTS
from corpus.document import Language

REFERENCE = "FootnoteReference"


class Inline:
    """Writes runs into a part; the parts of one document share its marks."""

    def __init__(self, part: XmlPart, language: Language, marks: Marks) -> None:
        self._part = part
        self._language = language
        self._marks = marks
        self._bookmarks = count(1)

    def runs(self, runs: Runs) -> list[BaseOxmlElement]:
        """Give the elements of runs."""
        return [
            each
            for last, run in zip((Run(), *runs), runs, strict=False)
            for each in (self._mark(run, last) if run.mark else [self._words(run)])
        ]

    def text(self, text: str) -> BaseOxmlElement:
        """Give a run of plain text."""
        return self._words(Run(text))

    def bookmark(self, name: str, children: Iterable[BaseOxmlElement]) -> list[BaseOxmlElement]:
        """Give elements with a bookmark around them."""
        number = str(next(self._bookmarks))
        return [
            element("w:bookmarkStart", {"w:id": number, "w:name": name}),
            *children,
            element("w:bookmarkEnd", {"w:id": number}),
        ]

    def _words(self, run: Run) -> BaseOxmlElement:
        words = text_run(run.text, self._properties(run))
        if not run.url:
            return words
        address = self._part.relate_to(run.url, RT.HYPERLINK, is_external=True)
        return element("w:hyperlink", {"r:id": address, "w:history": "1"}, [words])

    def _properties(self, run: Run) -> list[BaseOxmlElement]:
        """Give what is set of a run, in the order of the schema."""
        own = run.language or self._language
        properties = [valued("w:rStyle", "Hyperlink")] if run.url else []
        if own != "en":
            # Signs that both scripts have, such as quotation marks, are set as Chinese.
            fonts = {"w:hint": "eastAsia"}
            if run.language:
                fonts["w:eastAsia"] = SCRIPTS[own].serif
            properties.append(element("w:rFonts", fonts))
        if run.bold:
            properties += [element("w:b"), element("w:bCs")]
        if run.italic:
            properties += [element("w:i"), element("w:iCs")]
        if run.language:
            tags = {"w:val": LATIN_TAG}
            if own != "en":
                tags["w:eastAsia"] = SCRIPTS[own].tag
            properties.append(element("w:lang", tags))
        return properties

    def _mark(self, run: Run, last: Run) -> list[BaseOxmlElement]:
        # Two marks that touch would read as one number.
        comma = [text_run(",", styled(REFERENCE))] if last.mark else []
        name = f"_RefNote{run.mark}"
        if self._marks.add(run.mark):
            again = field(f"NOTEREF {name} \\f \\h", str(run.mark), REFERENCE)
            return [*comma, *again]
        note = element("w:footnoteReference", {"w:id": str(run.mark)})
        return [*comma, *self.bookmark(name, [run_of(note, styled(REFERENCE))])]
