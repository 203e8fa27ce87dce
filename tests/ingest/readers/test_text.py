from pathlib import Path

import pytest

from corpus.document import Source
from ingest.errors import UnreadableError
from ingest.readers.web.text import decode, text_document

IMMIGRATION = Path(__file__).parents[4] / "shared" / "real" / "immigration"

PAGE = """# Work Visas | Immigration Department

Source: https://www.immd.gov.hk/eng/work.html

Fetched (UTC): 2026-01-20T04:16:36Z

ImmD page revision date: 27-11-2025

---

Work Visas | Immigration Department

 Skip to main content

 Our Services

 Print Home Our Services Visas Work Visas Work Visas

 Entry Visas Apply Now

 Extension of Stay Apply Now

 Entry Visas Apply Now

 Before Applying After Applying
 Before Applying

 Work Visas

 Expand All
 Collapse All

 Introduction

 This page sets out who may come to Hong Kong to work &ldquo;as a professional&rdquo;.

 Documents

 Documents Required |

 The applicant&rsquo;s travel document |

 After Applying

 Work Visas

 Expand All
 Collapse All

 Payment of Fees

 The fee is payable when the visa is collected, by card or by cash, in one sum.

 Extension of Stay Apply Now

 Before Applying After Applying
 Before Applying

 Workers and their Dependants

 Expand All

 Eligibility Criteria

 Workers may apply for an extension within four weeks before their stay ends.

 Related topics

 Guidebook
 27-11-2025
"""


def sections_of(document):
    return [
        (section.path[1:], " ".join(document.text[section.start : section.end].split()))
        for section in document.sections
    ]


def test_an_extracted_page_loses_its_furniture_and_gains_sections():
    document = text_document(PAGE, "work.md", "work")
    assert document.title == "Work Visas"
    entry, extension = "Entry Visas", "Extension of Stay"
    before, after = "Before Applying", "After Applying"
    assert [each for each in sections_of(document) if each[1]] == [
        (
            (entry, before, "Introduction"),
            "This page sets out who may come to Hong Kong to work “as a professional”.",
        ),
        (
            (entry, before, "Documents"),
            "Documents Required The applicant’s travel document",
        ),
        (
            (entry, after, "Payment of Fees"),
            "The fee is payable when the visa is collected, by card or by cash, in one sum.",
        ),
        (
            (extension, before, "Workers and their Dependants", "Eligibility Criteria"),
            "Workers may apply for an extension within four weeks before their stay ends. "
            "Related topics Guidebook",
        ),
    ]


def test_the_head_of_an_extracted_page_is_its_record():
    document = text_document(PAGE, "work.md", "work")
    assert document.as_of == "2025-11-27"
    assert document.sources == (
        Source(
            "page",
            "Work Visas",
            "Immigration Department",
            "https://www.immd.gov.hk/eng/work.html",
            "2025-11-27",
        ),
    )


def test_a_title_that_was_cut_short_is_completed():
    raw = PAGE.replace("# Work Visas |", "# Work Vi... |")
    assert text_document(raw, "work.md", "work").title == "Work Visas"


def test_markdown_keeps_its_letters():
    raw = (
        "# Guide\n\nPrint\n\n## Fees\n\n- English\n- Home\n\n| Print | Fee |\n|---|---|\n| a | 1 |"
    )
    document = text_document(raw, "guide.md", "guide")
    assert document.text == raw
    assert document.title == "Guide"


def test_plain_text_gets_sections_from_lines_like_titles():
    raw = (
        "Introduction\n\nThe scheme is open to everyone who works in Hong Kong.\n\n"
        "1. Eligibility Criteria\n\nAnyone may apply who has worked here for two years.\n"
    )
    document = text_document(raw, "scheme.txt", "scheme")
    assert [section.path for section in document.sections] == [
        ("Introduction",),
        ("1. Eligibility Criteria",),
    ]
    assert document.title == "scheme"


def test_buttons_in_plain_text_are_dropped_but_not_in_code():
    raw = "The text.\n\n```\nBack to top\n```\n\nBack to top\n"
    assert text_document(raw, "a.txt", "a").text == "The text.\n\n```\nBack to top\n```\n\n\n"


def test_a_line_with_the_date_of_revision_dates_the_document():
    document = text_document("最後更新：2026-01-20\n\n內容在此。\n", "a.md", "a")
    assert (document.as_of, document.language) == ("2026-01-20", "zh-Hant")


def test_entities_are_decoded_and_a_lone_ampersand_stays():
    document = text_document("&ldquo;R&amp;D&rdquo;&nbsp;&copy AT&T &unknown;", "a.txt", "a")
    assert document.text == "“R&D” &copy AT&T &unknown;"


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "big5", "gb18030"])
def test_other_character_sets_are_read(tmp_path, charset):
    text = "優才入境計劃，申請人須符合資格。"
    path = tmp_path / "a.txt"
    path.write_bytes((text + "\r\n").encode(charset))
    assert decode(path) == text + "\n"


@pytest.mark.parametrize(
    "content, reason",
    [
        (b"\x80\x81\x8d\x8f" * 40, "not UTF-8 text; save it as UTF-8"),
        (b"a\0b", "not a text file"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path, content, reason):
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    with pytest.raises(UnreadableError, match=reason):
        decode(path)


@pytest.mark.skipif(not IMMIGRATION.is_dir(), reason="the real documents are not here")
def test_the_immigration_pages_have_no_buttons_and_many_sections():
    for path in sorted(IMMIGRATION.glob("immd_*.md")):
        document = text_document(decode(path), path.name, path.stem)
        for furniture in (
            "Skip to main content",
            "Expand All",
            "Apply Now",
            "Print Home",
            "&rsquo;",
        ):
            assert furniture not in document.text, path.name
        assert document.as_of is not None and document.sources, path.name
    document = text_document(decode(IMMIGRATION / "immd_GEP.md"), "GEP", "GEP")
    assert {
        "General Employment Policy (GEP) > Entry Visas / Permits > Before Applying > Introduction",
        "General Employment Policy (GEP) > Extension of Stay > Before Applying > "
        "General Employment Policy Entrants and their Dependants > Eligibility Criteria",
    } <= {section.name for section in document.sections}
