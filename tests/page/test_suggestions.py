from dataclasses import replace

import pytest

from corpus.glossary import load_glossary
from page.suggestions import suggestions


@pytest.fixture(scope="module")
def answer(assistant):
    return assistant.ask("Who supports start-ups with funding?")


def test_headings_that_name_something_become_questions_that_stand_alone(assistant, answer):
    said = suggestions(assistant.index, load_glossary(), answer, [])
    assert 1 <= len(said) <= 3
    headings = [each.removeprefix("What about “").removesuffix("”?") for each in said]
    cited = {each.document for each in answer.citations}
    texts = "\n".join(assistant.index.text(each) for each in cited)
    assert all(f"# {each}\n" in texts for each in headings)
    assert not any(each in answer.text for each in headings)
    assert suggestions(assistant.index, load_glossary(), answer, said[:1])[:1] != said[:1]


def test_a_heading_in_another_language_is_called_as_the_glossary_does(assistant, answer):
    documents = assistant.index.documents
    quoted = [each for each in answer.citations if documents[each.document].language == "en"]
    answer = replace(answer, citations=tuple(quoted))
    english = suggestions(assistant.index, load_glossary(), answer, [])
    said = suggestions(assistant.index, load_glossary(), replace(answer, language="zh-Hant"), [])
    names = [each.removeprefix("那「").removesuffix("」呢？") for each in said]
    assert 1 <= len(names) <= 3
    mentioned = {each.entry for one in english for each in load_glossary().mentions(one)}
    assert set(names) & {each.zh_hant for each in mentioned}
    assert set(names) <= {each.zh_hant for each in load_glossary().entries}


def test_nothing_is_suggested_after_a_refusal(assistant, answer):
    refused = replace(answer, outcome="no_evidence")
    assert suggestions(assistant.index, load_glossary(), refused, []) == ()
