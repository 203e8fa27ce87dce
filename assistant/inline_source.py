"""An inline style or script -> the source by which a content security policy lets it through."""

import base64
import hashlib


def inline_source(text: str) -> str:
    """Give the source 'sha256-…' that stands for this text and no other."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
