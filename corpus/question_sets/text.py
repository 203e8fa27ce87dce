"""A file of a test set -> its text."""

from pathlib import Path

from corpus.errors import CorpusError


def read_text(path: Path) -> str:
    """Give the text of a UTF-8 file, its lines ended by a line feed."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise CorpusError(f"{path}: the file cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path}: not UTF-8 text; save it as UTF-8") from error
