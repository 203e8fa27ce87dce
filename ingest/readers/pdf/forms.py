"""What people filled into a PDF's text fields."""

from collections.abc import Mapping, Sequence
from typing import Any

from pypdf import PageObject, PdfReader

from ingest.readers.pdf.layout.characters import clean, respaced

_ANCESTORS = 8


def has_form(reader: PdfReader) -> bool:
    """Tell whether a file has a form at all."""
    try:
        return "/AcroForm" in reader.root_object
    except Exception:  # a damaged root: pages may still be read
        return False


def filled_fields(page: PageObject) -> Sequence[str]:
    """Give a page's filled text fields, each as its name and what stands in it."""
    found: dict[str, str] = {}
    annotations = page.get("/Annots")
    for reference in annotations.get_object() if annotations is not None else ():
        widget = reference.get_object()
        if not isinstance(widget, Mapping) or widget.get("/Subtype") != "/Widget":
            continue
        if _inherited(widget, "/FT") != "/Tx":
            continue
        value = respaced(clean(str(_inherited(widget, "/V") or "")))
        name = respaced(clean(str(_inherited(widget, "/TU") or _inherited(widget, "/T") or "")))
        if value:
            found[name or value] = value
    return [value if name == value else f"{name}: {value}" for name, value in found.items()]


def _inherited(widget: Mapping[str, Any], key: str) -> Any:
    node: Any = widget
    for _ in range(_ANCESTORS):
        if not isinstance(node, Mapping):
            return None
        if key in node:
            return node[key].get_object() if hasattr(node[key], "get_object") else node[key]
        parent = node.get("/Parent")
        node = parent.get_object() if parent is not None else None
    return None
