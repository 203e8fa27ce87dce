"""Small PDFs for tests, written by hand: what a page says, and where."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Words:
    """A line of text at a place, y from the bottom."""

    text: str
    x: float
    y: float
    size: float = 12
    bold: bool = False


def lines(*texts: str, x: float = 72, top: float = 700, leading: float = 14) -> list[Words]:
    """Give lines one below the other."""
    return [Words(text, x, top - index * leading) for index, text in enumerate(texts)]


def write_pdf(
    path: Path,
    pages: Sequence[Sequence[Words]],
    *,
    drawing: str = "",
    info: str = "",
    catalog: str = "",
) -> Path:
    """Write a PDF with these pages; `drawing` is added to each, `info` and `catalog` are raw."""
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        "<< /Type /Pages /Count {} /Kids [{}] >>".format(
            len(pages), " ".join(f"{6 + 2 * index} 0 R" for index in range(len(pages)))
        ),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        f"<< {info} >>",
    ]
    for index, page in enumerate(pages):
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> "
            f"/Contents {7 + 2 * index} 0 R >>"
        )
        content = "\n".join([*(_shown(words) for words in page), drawing])
        objects.append(
            f"<< /Length {len(content.encode('cp1252'))} >>\nstream\n{content}\nendstream"
        )
    path.write_bytes(_file(objects))
    return path


def _shown(words: Words) -> str:
    text = words.text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    font = "F2" if words.bold else "F1"
    return f"BT /{font} {words.size} Tf {words.x} {words.y} Td ({text}) Tj ET"


def _file(objects: Sequence[str]) -> bytes:
    written = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(written))
        written += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    count = len(objects) + 1
    tail = f"xref\n0 {count}\n0000000000 65535 f \n{table}"
    tail += f"trailer << /Size {count} /Root 1 0 R /Info 5 0 R >>\n"
    return written + f"{tail}startxref\n{len(written)}\n%%EOF\n".encode("cp1252")
