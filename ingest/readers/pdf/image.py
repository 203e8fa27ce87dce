"""Pictures of documents: PNG, JPEG, TIFF with its frames, WebP."""

from pathlib import Path

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from ingest.errors import UnreadableError
from ingest.readers.pdf.layout.headings import Outline
from ingest.readers.pdf.layout.order import ordered
from ingest.readers.pdf.layout.paragraphs import elements
from ingest.readers.pdf.ocr_page import OcrPage, read_picture
from ingest.reading import PageReading, Reading, ReadOptions, Tick

_LONGEST_SIDE = 4000  # pixels; larger scans hold no more text


def read_image(path: Path, options: ReadOptions, tick: Tick) -> Reading:
    """Give what is written in a picture, a page a frame; raises UnreadableError."""
    if not options.ocr:
        raise UnreadableError("is a picture, and ingest.ocr is off", "no text")
    try:
        with Image.open(path) as image:
            pages = _pages(image, options, tick)
    except MemoryError as error:
        raise UnreadableError("is too large a picture for the memory", "too large") from error
    except Image.DecompressionBombError as error:
        raise UnreadableError("has too many pixels; save it smaller", "too large") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise UnreadableError("is a damaged picture, or none") from error
    if not any(page.lines.lines for page in pages):
        garbled = any(page.problem == "garbled" for page in pages)
        raise UnreadableError("holds no text that can be read", "garbled" if garbled else "no text")
    return Reading(
        elements=elements([ordered(page.lines) for page in pages], Outline()),
        reader="ocr",
        pages=tuple(
            PageReading(page.lines.number, reader="ocr", problem=page.problem, note=page.note)
            for page in pages
        ),
    )


def _pages(image: Image.Image, options: ReadOptions, tick: Tick) -> list[OcrPage]:
    total = getattr(image, "n_frames", 1)
    if total > options.limits.pages:
        raise UnreadableError(
            f"has {total:,} pages, the limit is {options.limits.pages:,}", "too large"
        )
    pages = []
    for number, frame in enumerate(ImageSequence.Iterator(image), start=1):
        upright = ImageOps.exif_transpose(frame)
        upright.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
        pages.append(read_picture(_on_white(upright), number))
        tick(number, total)
    return pages


def _on_white(image: Image.Image) -> Image.Image:
    # What is transparent shows the paper, not black.
    if image.mode not in ("RGBA", "LA", "PA") and "transparency" not in image.info:
        return image.convert("RGB")
    layered = image.convert("RGBA")
    paper = Image.new("RGBA", layered.size, "white")
    return Image.alpha_composite(paper, layered).convert("RGB")
