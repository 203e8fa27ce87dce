"""What a page may load and run: the policy that its browser holds it to."""

from html.parser import HTMLParser

from assistant.evaluation.report.page import inline
from assistant.inline_source import inline_source

# Of what is no page nothing is loaded or run, should a browser show it as one.
NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def policy(html: str) -> str:
    """Give the policy of a page as it is served: what stands in it, and the server's own files."""
    found = _Inline()
    found.feed(html)
    # The report of a run is a page in a frame of this one, which is held to its policy too.
    report = inline()
    scripts = _sources([*found.scripts, report.script])
    # Gradio puts an empty style beside each piece of HTML.
    styles = _sources([*found.styles, report.style, ""])
    return "; ".join(
        (
            "default-src 'none'",
            # A file that somebody uploaded is no script to a browser: see the headers.
            f"script-src 'self' {scripts}",
            f"style-src 'self' {styles}",
            # Of style attributes those alone that gradio's page has where it begins.
            f"style-src-attr 'unsafe-hashes' {_sources(found.attributes)}",
            # data: for the mark of a chosen button, which gradio's style holds, and pages of PDFs.
            "img-src 'self' data:",
            "connect-src 'self'",
            "font-src 'self'",
            "manifest-src 'self'",
            "base-uri 'self'",  # gradio's page has <base href="./">
            "form-action 'none'",
            "frame-ancestors 'none'",
        )
    )


def _sources(texts: list[str]) -> str:
    return " ".join(dict.fromkeys(map(inline_source, texts)))


class _Inline(HTMLParser):
    """Finds the scripts, styles and style attributes that stand in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self.attributes: list[str] = []
        self._into: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.attributes += [named["style"] or ""] if "style" in named else []
        if tag in ("script", "style") and "src" not in named:
            self._into = self.scripts if tag == "script" else self.styles
            self._into.append("")

    def handle_endtag(self, tag: str) -> None:
        self._into = None

    def handle_data(self, data: str) -> None:
        if self._into is not None:
            self._into[-1] += data
