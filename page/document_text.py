"""A document's Markdown -> HTML: paragraphs, lists, tables, emphasis; all else is shown as text."""

from markdown_it import MarkdownIt

from assistant.evaluation.report.visible import visible_text
from page.markup import without_placeholders

# What would link, load or run something, and what documents do not mean when it stands in them:
# lines of PDFs are indented, and underlined with hyphens.
_OFF = ("autolink", "code", "heading", "html_block", "html_inline", "image")
_NOT_MEANT = ("lheading", "link", "reference")
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table").disable((*_OFF, *_NOT_MEANT))


def text_html(text: str) -> str:
    """Give a text as HTML; nothing in it is a link, a picture or a script."""
    html: str = _MARKDOWN.render(visible_text(text))
    wide = html.replace("<table>", '<div class="wide" tabindex="0"><table>')
    return without_placeholders(wide.replace("</table>", "</table></div>"))
