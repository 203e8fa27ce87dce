"""Fields: what Word works out, with the result that is shown until it does."""

from docx.oxml.xmlchemy import BaseOxmlElement

from assistant.briefing.write.word.element import element, run_of, styled, text_run


def field(instruction: str, result: str, style: str | None = None) -> list[BaseOxmlElement]:
    """Give the runs of a field."""
    return [
        *field_begin(instruction, style),
        text_run(result, styled(style)),
        field_end(style),
    ]


def field_begin(instruction: str, style: str | None = None) -> list[BaseOxmlElement]:
    """Give the runs before a field's result."""
    words = element("w:instrText", {"xml:space": "preserve"})
    words.text = f" {instruction} "
    parts = [_character("begin"), words, _character("separate")]
    return [run_of(part, styled(style)) for part in parts]


def field_end(style: str | None = None) -> BaseOxmlElement:
    """Give the run after a field's result."""
    return run_of(_character("end"), styled(style))


def _character(kind: str) -> BaseOxmlElement:
    return element("w:fldChar", {"w:fldCharType": kind})
