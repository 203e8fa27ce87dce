import pytest

from assistant.assistant import Assistant
from assistant.copies import places_of_passage, places_of_quote
from ingest.bounded import BoundedIndex
from ingest.embed import Embedder
from ingest.index import Index
from ingest.pipeline import ingest

QUESTIONS = [
    "At what rate does the patent box tax profits?",
    "Which sites does the Science Park have?",
    "專利盒的優惠稅率是多少？",
    "How many regional headquarters are there?",
]
POLICY = ("kind=policy", "status=in-force")


@pytest.fixture(scope="module")
def bounded(assistant: Assistant) -> Assistant:
    return assistant.within(POLICY)


def test_without_filters_it_is_the_same_assistant(assistant: Assistant) -> None:
    assert assistant.within(()) is assistant


def test_only_what_is_within_the_filters_is_there(assistant: Assistant, bounded: Assistant) -> None:
    every = assistant.index.documents
    seen = {
        name for name, each in every.items() if (each.kind, each.status) == ("policy", "in-force")
    }
    assert 0 < len(seen) < len(every)
    assert bounded.index.documents == {name: every[name] for name in every if name in seen}
    texts = {name: bool(bounded.index.text(name)) for name in every}
    assert texts == {name: name in seen for name in every}


@pytest.mark.parametrize("question", QUESTIONS)
def test_nothing_from_elsewhere_is_found_quoted_or_named(
    assistant: Assistant, bounded: Assistant, question: str
) -> None:
    seen = set(bounded.index.documents)
    found = bounded.search(question)
    assert {each.passage.document for each in found.passages} <= seen
    assert len(found.passages) > 20  # the filter is before the search, not after
    answer = bounded.ask(question)
    places = [place.document for each in answer.citations for place in each.also_in]
    assert {each.document for each in answer.citations} | set(places) <= seen
    # The same as with the filters given, where there are no others.
    asked = assistant.ask(question, where=POLICY)
    assert (answer.text, answer.outcome) == (asked.text, asked.outcome)
    assert [each.passage.id for each in found.passages] == [
        each.passage.id for each in assistant.search(question, POLICY).passages
    ]


def test_every_way_of_reading_is_bounded() -> None:
    # `languages` says what the manifest does.
    public = {name for name in vars(Index) if not name.startswith("_")} - {"languages"}
    assert public <= set(vars(BoundedIndex))


def test_filters_of_a_question_only_narrow(bounded: Assistant) -> None:
    assert bounded.search("tax", ["kind=guide", "kind=interview"]).passages == []
    both = bounded.search("tax", ["kind=guide", "kind=policy"])
    assert {each.passage.document for each in both.passages} <= set(bounded.index.documents)


def test_what_is_ingested_meanwhile_is_seen_if_it_is_within(
    embedder: Embedder, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("bounded")
    corpus = folder / "corpus"
    corpus.mkdir()
    said = "The harbour dues are 54 dollars for each vessel of 100 tonnes.\n"

    def write(*names: str) -> None:
        for name in names:
            (corpus / f"{name}.md").write_text(f"# {name}\n\n{said}", encoding="utf-8")
        ingest(folder / "index", [corpus], embedder, "2026-11-24")

    write("dues", "secret-dues")
    whole = Index(folder / "index", embedder.name, embedder.fingerprint)
    index = BoundedIndex(whole, lambda there: [each for each in there if "secret" not in each])
    assert [*index.consistently(lambda: index.documents)] == ["dues.md"]
    # What stands in a document that is not seen is no other place of the same words.
    [passage] = [each for each in whole.repeated.groups if each.startswith("dues.md@")]
    assert [each.document for each in places_of_passage(passage, whole)] == ["secret-dues.md"]
    assert (places_of_passage(passage, index), places_of_quote(passage, 0, index)) == ((), ())
    write("rules", "secret-rules")
    assert sorted(index.consistently(lambda: index.documents)) == ["dues.md", "rules.md"]
    whole.close()
