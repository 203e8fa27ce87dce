import json

import pytest

from corpus.check import Problem, check_corpus

VOCABULARY = """# Vocabulary

## Topics (1)

| Topic | Used for |
| --- | --- |
| r-and-d | research |

## Sectors (1)

| Sector | Used for |
| --- | --- |
| fintech | money |
"""
DOCUMENT = """---
id: rebate
title: Cash rebate
kind: policy
language: en
topics: [r-and-d]
sectors: [fintech]
status: in-force
as_of: "2026-01-31"
sources:
  - {key: itc, title: Rebate, publisher: ITC, url: "https://itc.gov.hk/", date: "2025-12"}
---
# Scheme

## Rate

It is 40%.[^itc]

| Year | Rate |
| --- | --- |
| 2026 | 40% |
"""
GLOSSARY = """id,kind,en,abbr,zh_hant,zh_hans,aliases
hq,term,Headquarters,,,,
"""
SOURCES = """[[source]]
id = "itc"
title = "Rebate"
publisher = "ITC"
url = "https://itc.gov.hk/"
topics = ["r-and-d"]
"""
QUESTION = {
    "id": "q-1",
    "question": "What is the rate?",
    "language": "en",
    "type": "figure",
    "answer": "40%.",
    "must_include": [["40%"]],
    "documents": ["rebate"],
    "sections": ["Rate"],
}
PLACE = "documents/policies/rebate.md"
SET = "testsets/set.jsonl"


def line(**changes):
    return json.dumps(QUESTION | changes) + "\n"


def problems(folder, **files):
    """Check a corpus in order but for `files`."""
    contents = {
        "vocabulary.md": VOCABULARY,
        PLACE: DOCUMENT,
        "glossary.csv": GLOSSARY,
        "sources.toml": SOURCES,
        SET: line(),
    }
    for name, text in (contents | files).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        if text is not None:
            (folder / name).write_text(text, encoding="utf-8")
    return check_corpus(folder)


def test_the_corpus_is_in_order():
    assert check_corpus() == []


def test_a_small_corpus_in_order_has_no_problems(tmp_path):
    assert problems(tmp_path) == []


def test_what_was_added_on_the_page_need_not_be_written_as_the_corpus_is(tmp_path):
    assert problems(tmp_path, **{"documents/uploads/plain.md": "No front matter.\n"}) == []


@pytest.mark.parametrize(
    ("right", "wrong", "what"),
    [
        ("topics: [r-and-d]", "topics: [x]", "the topic x is not in vocabulary.md"),
        ("sectors: [fintech]", "sectors: [x]", "the sector x is not in vocabulary.md"),
        ("2026-01-31", "2026-02-31", "as_of 2026-02-31 is not a date"),
        ('"2025-12"', '"2025-12-40"', "the date 2025-12-40 of the source itc is not a date"),
        ('"2025-12"', '"0000"', "the date 0000 of the source itc is not a date"),
        (
            "\n---\n#",
            "\n  - {key: itc, title: T, publisher: P, url: 'http://x', date: undated}\n---\n#",
            "two sources have the key itc",
        ),
        ("40%.[^itc]", "40%.[^itc][^no]", "the mark [^no] has no source"),
        ("40%.[^itc]", "40%.", "the source itc is never marked"),
        ("## Rate", "## Terms\n\n## Rate", 'there is no text under the heading "Terms"'),
        (
            "| 2026 | 40% |",
            "| 2026 | 40% | |",
            'the table row "| 2026 | 40% | |" has 3 cells, its header 2',
        ),
        ("id: rebate\n", "", "front matter: id: field required"),
    ],
)
def test_a_fault_in_a_document_is_found(tmp_path, right, wrong, what):
    changed = DOCUMENT.replace(right, wrong)
    assert problems(tmp_path, **{PLACE: changed}) == [Problem(PLACE, what)]


def test_a_source_that_is_not_on_the_web_is_found(tmp_path):
    changed = DOCUMENT.replace("https://", "ftp://")
    (problem,) = problems(tmp_path, **{PLACE: changed})
    assert problem.file == PLACE
    assert problem.what.startswith("front matter: sources.0.url: ")


def test_a_year_and_an_undated_source_are_good_dates(tmp_path):
    changed = DOCUMENT.replace("2026-01-31", "2026").replace('"2025-12"', "undated")
    assert problems(tmp_path, **{PLACE: changed}) == []


def test_a_second_document_with_an_id_is_found_and_an_id_unlike_the_file_name(tmp_path):
    other = "documents/policies/second.md"
    assert problems(tmp_path, **{other: DOCUMENT}) == [
        Problem(other, "the id rebate is not the file's name"),
        Problem(other, "another document has the id rebate too"),
    ]


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("hq,term,HQ,,,,\n", "two rows have the id hq"),
        ("a,term,,,,,\n", "a has no name"),
        ("a,colour,Red,,,,\n", 'a has the unknown kind "colour"'),
    ],
)
def test_a_fault_in_the_glossary_is_found(tmp_path, row, what):
    assert problems(tmp_path, **{"glossary.csv": GLOSSARY + row}) == [Problem("glossary.csv", what)]


def test_a_glossary_with_other_columns_is_found(tmp_path):
    what = "the first line must name the columns id,kind,en,abbr,zh_hant,zh_hans,aliases"
    assert problems(tmp_path, **{"glossary.csv": "id\n"}) == [Problem("glossary.csv", what)]


@pytest.mark.parametrize(
    ("right", "wrong", "what"),
    [
        ('id = "itc"\n', "", "the source number 1 has no id"),
        ('title = "Rebate"\n', "", "the source itc has no title"),
        ('publisher = "ITC"\n', "", "the source itc has no publisher"),
        ('url = "https://itc.gov.hk/"\n', "", "the source itc has no url"),
        ("https:", "ftp:", "the url of the source itc is not http or https"),
        ("r-and-d", "x", "the source itc: the topic x is not in vocabulary.md"),
        (SOURCES, SOURCES + SOURCES, "two sources have the id itc"),
    ],
)
def test_a_fault_in_the_list_of_sources_is_found(tmp_path, right, wrong, what):
    changed = SOURCES.replace(right, wrong)
    assert problems(tmp_path, **{"sources.toml": changed}) == [Problem("sources.toml", what)]


def test_a_list_of_sources_that_is_not_toml_or_not_there_is_found(tmp_path):
    (problem,) = problems(tmp_path, **{"sources.toml": "["})
    assert problem.what.startswith("not a TOML file (")
    (tmp_path / "sources.toml").unlink()
    assert check_corpus(tmp_path) == [
        Problem("sources.toml", "the file cannot be read (No such file or directory)")
    ]


def test_a_missing_vocabulary_is_two_problems_and_not_one_for_each_tag(tmp_path):
    assert problems(tmp_path, **{"vocabulary.md": None}) == [
        Problem("vocabulary.md", 'there is no table under a heading "Topics"'),
        Problem("vocabulary.md", 'there is no table under a heading "Sectors"'),
    ]


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"documents": ["rebate", "x"]}, "q-1: there is no document x"),
        ({"sections": ["Scheme > Rate"]}, 'q-1: its documents have no section "Scheme > Rate"'),
        ({"answer": ""}, "q-1: there is no answer"),
        ({"must_include": []}, "q-1: must_include is empty"),
    ],
)
def test_a_fault_in_a_question_is_found(tmp_path, changes, what):
    assert problems(tmp_path, **{SET: line(**changes)}) == [Problem(SET, what)]


def test_a_question_without_documents_needs_no_answer(tmp_path):
    empty = line(documents=[], sections=[], answer="", must_include=[])
    assert problems(tmp_path, **{SET: empty}) == []


def test_an_id_is_not_used_again_in_another_test_set(tmp_path):
    other = "calibration/other.jsonl"
    assert problems(tmp_path, **{other: line()}) == [
        Problem(other, f"q-1: the id is taken in {SET}")
    ]


def test_a_test_set_that_does_not_parse_is_found(tmp_path):
    assert problems(tmp_path, **{SET: line() + "[]\n"}) == [
        Problem(SET, "line 2: not a JSON object; write {...} on each line")
    ]
