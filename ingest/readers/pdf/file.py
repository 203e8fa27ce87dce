"""A PDF opened by pypdf and by pypdfium2, with the first password that fits."""

import logging
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # ships no types
from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError

from ingest.errors import UnreadableError

# They tell of every oddity that they mend; what matters is in the pages' notes.
for _name in ("pypdf", "pdfminer"):
    logging.getLogger(_name).addHandler(logging.NullHandler())
    logging.getLogger(_name).propagate = False

_NEEDS_PASSWORD = (
    "needs a password; name a file with one password a line as ingest.passwords in harbour.toml"
)


class PdfFile:
    """An open PDF: `reader` is pypdf's, None where only pypdfium2 can open the file."""

    def __init__(self, path: Path, reader: PdfReader | None, password: str, pages: int) -> None:
        self.path = path
        self.reader = reader
        self.password = password
        self.pages = pages
        self._pdfium: pypdfium2.PdfDocument | None = None

    @classmethod
    def open(cls, path: Path, passwords: tuple[str, ...]) -> "PdfFile":
        """Open a file; raises UnreadableError for one that is encrypted or damaged."""
        candidates = ("", *passwords)
        try:
            reader = PdfReader(path)
            locked = reader.is_encrypted
        except MemoryError:
            raise
        except Exception as error:  # pypdf raises nearly anything on a damaged file
            return cls._by_pdfium(path, candidates, error)
        for password in candidates if locked else ("",):
            try:
                if locked and not reader.decrypt(password):
                    continue
                pages = len(reader.pages)
            except (FileNotDecryptedError, DependencyError):
                continue
            except MemoryError:
                raise
            except Exception as error:  # as above
                return cls._by_pdfium(path, candidates, error)
            if not pages:
                return cls._by_pdfium(path, candidates, None)
            return cls(path, reader, password, pages)
        raise UnreadableError(_NEEDS_PASSWORD, "encrypted")

    @classmethod
    def _by_pdfium(
        cls, path: Path, candidates: tuple[str, ...], error: Exception | None
    ) -> "PdfFile":
        for password in candidates:
            try:
                document = pypdfium2.PdfDocument(path, password=password or None)
            except pypdfium2.PdfiumError as failure:
                if "assword" in str(failure):
                    continue
                raise UnreadableError("is damaged: no reader can open it") from (error or failure)
            except (OSError, ValueError) as failure:
                raise UnreadableError("is damaged: no reader can open it") from failure
            pages = len(document)
            if not pages:
                document.close()
                raise UnreadableError("is damaged: it has no pages") from error
            file = cls(path, None, password, pages)
            file._pdfium = document
            return file
        raise UnreadableError(_NEEDS_PASSWORD, "encrypted")

    @property
    def pdfium(self) -> pypdfium2.PdfDocument:
        """The file as pypdfium2 has it, opened at its first use; raises PdfiumError."""
        if self._pdfium is None:
            self._pdfium = pypdfium2.PdfDocument(self.path, password=self.password or None)
        return self._pdfium

    def close(self) -> None:
        """Let go of the file."""
        if self._pdfium is not None:
            self._pdfium.close()
        if self.reader is not None:
            self.reader.close()
