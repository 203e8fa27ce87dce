"""Broken and misnamed files are read or refused: never a crash, never without end."""

import multiprocessing
import random
import re
import shutil
import traceback
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest
from PIL import Image
from pptx import Presentation

from ingest.errors import UnreadableError
from ingest.format import SUFFIXES
from ingest.read import READERS, ReadDocument, read
from ingest.reading import ReadOptions
from ingest.scan import File

SEED = 20240301
FLIPS = 20
SECONDS = 15  # for one file
REAL = Path(__file__).parents[3] / "shared/real/pdf-robustness"
REAL_FILES, REAL_BYTES = 40, 60_000
HTML = "<!DOCTYPE html><html><body><h1>Fees</h1><p>A visa costs HK$230.</p>{}</body></html>"
TABLE = "<table><tr><th>Visa</th><th>Fee</th></tr><tr><td>Work</td><td>230</td></tr></table>"
SUFFIX_OF = {"docx": ".docx", "pptx": ".pptx", "xlsx": ".xlsx", "csv": ".csv"}
SUFFIX_OF |= {"html": ".html", "pdf": ".pdf", "image": ".png"}


def word():
    document = docx.Document()
    document.add_heading("Fees", 1)
    for number in range(30):
        document.add_paragraph(f"Scheme {number} costs HK${number * 7}.", "List Bullet")
    table = document.add_table(3, 3)
    for index in range(9):
        table.cell(index // 3, index % 3).text = f"cell {index}"
    table.cell(0, 1).merge(table.cell(0, 2))
    return saved(document)


def workbook():
    book = openpyxl.Workbook()
    for number in range(200):
        book.active.append([f"Scheme {number}", number / 7, "=A1"])
    book.active.merge_cells("A1:A5")
    return saved(book)


def slides():
    show = Presentation()
    for number in range(5):
        slide = show.slides.add_slide(show.slide_layouts[1])
        slide.shapes.title.text = f"Slide {number}"
        slide.placeholders[1].text_frame.text = "Low tax"
        slide.shapes.add_table(2, 2, 0, 0, 99999, 99999).table.cell(0, 0).text = "Zone"
    return saved(show)


def pdf():
    content = b"BT /F1 24 Tf 72 700 Td (A visa costs HK$230.) Tj ET"
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    written = b"%PDF-1.4\n"
    offsets = []
    for number, each in enumerate(objects, start=1):
        offsets.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    start = len(written)
    written += b"xref\n0 6\n0000000000 65535 f \n"
    written += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return written + b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start


def image(kind):
    target = BytesIO()
    Image.new("RGB", (60, 40), "white").save(target, kind)
    return target.getvalue()


def saved(document):
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def originals():
    rows = "名稱,費用,備註\n" + '簽證,230,"每人\n每次"\n' * 50
    front = (
        '---\nid: a\ntitle: A\nkind: guide\nlanguage: en\nstatus: in-force\nas_of: "2024"\n---\n'
    )
    files = {
        "a.docx": word(),
        "a.xlsx": workbook(),
        "a.pptx": slides(),
        "a.pdf": pdf(),
        "utf8.csv": rows.encode(),
        "utf16.csv": rows.encode("utf-16"),
        "big5.csv": rows.encode("big5"),
        "gb.csv": rows.encode("gb18030"),
        "tabs.tsv": rows.replace(",", "\t").encode(),
        "a.html": HTML.format(TABLE).encode(),
        "a.xhtml": b'<?xml version="1.0" encoding="big5"?>' + HTML.format("費用").encode("big5"),
        "front.md": (front + "# Fees\n\nA visa costs HK$230.\n").encode(),
        "a.md": "# 費用\n\n- 簽證\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n".encode(),
        "a.txt": "A visa costs HK$230. 簽證。\n".encode() * 20,
        "a.png": image("PNG"),
        "a.jpg": image("JPEG"),
        "a.tif": image("TIFF"),
        "ole2.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000),
        "random.docx": b"PK\x03\x04" + random.Random(SEED).randbytes(3000),
        "random.pdf": b"%PDF-1.7" + random.Random(SEED).randbytes(3000),
    }
    registered = ["markdown", "text", *READERS]
    return {
        name: content
        for name, content in files.items()
        if name.endswith((".md", ".txt", ".doc", *(SUFFIX_OF.get(f, ".md") for f in registered)))
        or ("csv" in registered and name.endswith(".tsv"))
        or ("image" in registered and name.endswith((".jpg", ".tif")))
        or ("html" in registered and name.endswith(".xhtml"))
    }


def broken_copies(name, content, rng):
    """Give copies of a file, by name: whole, cut, with flipped bits, and with a wrong suffix."""
    stem, suffix = Path(name).stem, Path(name).suffix
    yield f"{stem}-whole{suffix}", content
    for share in (10, 50, 90):
        yield f"{stem}-cut-{share}{suffix}", content[: len(content) * share // 100]
    for number in range(3):
        yield f"{stem}-flipped-{number}{suffix}", flipped(content, rng)
    if zipfile.is_zipfile(BytesIO(content)):
        # The checksums of an archive catch a flip at once: these are flipped before packing.
        for number in range(3):
            yield f"{stem}-inside-{number}{suffix}", repacked(content, rng)
    other = rng.choice([each for each in SUFFIXES if each != suffix])
    yield f"{stem}-renamed{other}", content


def flipped(content, rng):
    changed = bytearray(content)
    for _ in range(FLIPS):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def repacked(content, rng):
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as whole, zipfile.ZipFile(target, "w") as broken:
        names = [name for name in whole.namelist() if name.endswith((".xml", ".rels"))]
        chosen = rng.sample(names, 2)
        for name in whole.namelist():
            part = whole.read(name)
            if name in chosen:  # numbers only: it stays XML
                part = re.sub(rb"[0-9]+", lambda m: rng.choice((m[0], m[0], b"-1", b"x")), part)
            broken.writestr(name, part)
    return target.getvalue()


def outcome(path):
    """Give what became of a file: "read", the kind of problem, or a traceback."""
    try:
        result = read(File(path.parent, path.name), ReadOptions(ocr=False))
    except UnreadableError as error:
        return error.problem
    except BaseException:
        return traceback.format_exc()
    return "read" if isinstance(result, ReadDocument) else repr(result)


def outcomes(files):
    """Read in other processes, so that one that hangs or dies is known and ended."""
    found = {}
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        running = {path: pool.apply_async(outcome, (path,)) for path in files}
        for path, result in running.items():
            try:
                found[path.name] = result.get(SECONDS)
            except multiprocessing.TimeoutError:
                found[path.name] = f"not done after {SECONDS} seconds, or the process died"
                break
    return found


def write_copies(sources, folder):
    rng = random.Random(SEED)
    files = []
    for number, (name, content) in enumerate(sources.items()):
        for copy, changed in broken_copies(name, content, rng):
            files.append(folder / f"{number:02}-{copy}")
            files[-1].write_bytes(changed)
    return files


PROBLEMS = {"read", "unsupported", "encrypted", "no text", "garbled", "damaged", "too large"}


def test_broken_and_misnamed_files_are_read_or_refused(tmp_path):
    files = write_copies(originals(), tmp_path)
    found = outcomes(files)
    assert {name: each for name, each in found.items() if each not in PROBLEMS} == {}
    assert len(found) == len(files)
    refused = {"a.doc", "random.docx", "random.pdf", "ole2.doc", "a.png", "a.jpg", "a.tif"}
    whole = {name.split("-", 1)[1]: each for name, each in found.items() if "-whole" in name}
    unread = {name.replace("-whole", "") for name, each in whole.items() if each != "read"}
    assert unread - refused == set()


@pytest.mark.skipif("pdf" not in READERS or not REAL.is_dir(), reason="no PDFs to break")
def test_broken_pdfs_of_others_are_read_or_refused(tmp_path):
    small = [path for path in sorted(REAL.rglob("*.pdf")) if path.stat().st_size < REAL_BYTES]
    chosen = small[:: max(1, len(small) // REAL_FILES)][:REAL_FILES]
    sources = {path.name.replace("-", "_"): path.read_bytes() for path in chosen}
    files = write_copies(sources, tmp_path)
    found = outcomes(files)
    assert {name: each for name, each in found.items() if each not in PROBLEMS} == {}
    assert len(found) == len(files)
    shutil.rmtree(tmp_path)
