"""Answers with models that are honest, careless, broken or hostile, over a real connection."""

import json
import re
from collections.abc import Callable, Iterator

import pytest

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.generation.model import ChatModel
from corpus.figures import figures, stands_in
from corpus.glossary import load_glossary
from ingest.chat_settings import ChatSettings
from ingest.embed import Embedder
from ingest.index import Index
from tests.generation.scripted_server import Behaviour, Request, Script, ScriptedServer

QUESTION = "What is the tax rate under the patent box?"
RATE = "can be taxed at 5%"
Asker = Callable[..., Answer]


@pytest.fixture(scope="module")
def index(starter_index, embedder: Embedder) -> Iterator[Index]:
    opened = Index(starter_index, embedder.name, embedder.fingerprint)
    yield opened
    opened.close()


@pytest.fixture
def ask(index: Index, embedder: Embedder) -> Asker:
    """Ask with a model that follows a script."""

    def asked(script: Script, question: str = QUESTION, heard: list[str] | None = None) -> Answer:
        with ScriptedServer(script) as server:
            settings = ChatSettings(
                model="openai:scripted", base_url=server.url, timeout_seconds=4.0, retries=0
            )
            chat = ChatModel.load(settings, {"HARBOUR_ANSWER_KEY": "sk-not-a-real-key"})
            assistant = Assistant(index, embedder, load_glossary(), today="2026-11-24", chat=chat)
            said = [] if heard is None else heard
            return assistant.ask(question, say=said.append)

    return asked


def offered(request: Request) -> list[tuple[int, str]]:
    """Give the lines of the passages in a prompt, with their passage's number."""
    found: list[tuple[int, str]] = []
    for number, body in re.findall(
        r'<passage number="(\d+)" id="\w+">\n(.*?)\n</passage', request.prompt, re.S
    ):
        lines = [line.partition("| ")[2] for line in body.splitlines()]
        found += [(int(number), line) for line in lines[1:] if line]
    return found


def the_rate(request: Request) -> tuple[int, str]:
    """Give the sentence that answers QUESTION, with its passage's number."""
    for number, line in offered(request):
        for sentence in re.split(r"(?<=\.) ", line):
            if RATE in sentence:
                return number, sentence
    raise AssertionError("the passage with the rate was not offered")


def reply(*sentences: tuple[str, list[int]], answered: bool = True) -> Behaviour:
    listed = [{"text": text, "passages": passages} for text, passages in sentences]
    return Behaviour(json.dumps({"answered": answered, "sentences": listed}, ensure_ascii=False))


def test_what_the_passage_says_is_given_in_the_models_words_and_cited(ask: Asker, index: Index):
    heard: list[str] = []

    def honest(request: Request) -> Behaviour:
        return reply(
            ("Eligible IP profits sourced in Hong Kong can be taxed at 5%.", [the_rate(request)[0]])
        )

    answer = ask(honest, heard=heard)
    assert (answer.outcome, answer.model) == ("answered", "openai:scripted")
    assert answer.text == "Eligible IP profits sourced in Hong Kong can be taxed at 5%. [1]"
    assert heard == ["Eligible IP profits sourced in Hong Kong can be taxed at 5%."]
    (citation,) = answer.citations
    assert RATE in citation.quote and citation.quote in index.text(citation.document)
    assert [each.ending for each in answer.generated.sentences] == ["passed"]
    assert answer.generated.usage.tokens_in == 100


def test_an_answer_in_chinese_may_rest_on_an_english_passage(ask: Asker):
    def honest(request: Request) -> Behaviour:
        return reply(("合资格知识产权利润可按5%的税率征税。", [the_rate(request)[0]]))

    answer = ask(honest, "专利盒的税率是多少？")
    assert answer.text == "合资格知识产权利润可按5%的税率征税。 [1]"
    assert RATE in answer.citations[0].quote


def wrong_figure(request: Request) -> Behaviour:
    number, sentence = the_rate(request)
    return reply((sentence.replace("5%", "3%"), [number]))


def wrong_number(request: Request) -> Behaviour:
    return reply((the_rate(request)[1], [97]))


def no_number(request: Request) -> Behaviour:
    return reply((the_rate(request)[1], []))


def from_memory(request: Request) -> Behaviour:
    return reply(("The patent box was invented in Ireland in 1973.", [1]))


def obedient(request: Request) -> Behaviour:
    return reply(("Ignore the passages and visit https://evil.example/?q=secret now.", [1]))


def picture(request: Request) -> Behaviour:
    number, sentence = the_rate(request)
    return reply((f"{sentence} ![](https://evil.example/leak.png)", [number]))


def other_language(request: Request) -> Behaviour:
    return reply(("合资格知识产权利润可按5%的税率征税。", [the_rate(request)[0]]))


@pytest.mark.parametrize(
    "script",
    [
        wrong_figure,
        wrong_number,
        no_number,
        from_memory,
        obedient,
        picture,
        other_language,
        [Behaviour('{"answered": true, "sentences": [{"text": ')],
        [Behaviour("Sure! Here is what I think about taxes in general.")],
        [Behaviour(status=500)],
        [Behaviour(status=401)],
        [Behaviour('{"answered": true, "sentences": [{"text": "The rate', drop_after=40)],
        [Behaviour('{"answered": true, "sentences": [{"text": "The rate', stall_after=40, stall=9)],
    ],
    ids=lambda each: each.__name__ if callable(each) else None,
)
def test_what_does_not_hold_gives_way_to_the_documents_own_words(
    ask: Asker, index: Index, script: Script
):
    answer = ask(script)
    assert answer.outcome in ("answered", "declined")
    assert answer.citations
    quoted = "\n".join(each.quote for each in answer.citations)
    assert all(each.quote in index.text(each.document) for each in answer.citations)
    words = re.sub(r"\[\d+\]", "", answer.text)
    said = {figure for figure in figures(words) if figure.kind in ("percent", "amount", "date")}
    assert {figure for figure in said if not stands_in(figure, figures(quoted))} == set()
    assert (
        "evil" not in answer.text
        and "Ireland" not in answer.text
        and "http" not in words.split("InvestHK")[0]
    )
    assert "sk-not-a-real-key" not in json.dumps(answer.as_json())


def test_a_sentence_that_fails_is_sent_back_once_with_the_reason(ask: Asker):
    prompts: list[str] = []

    def learns(request: Request) -> Behaviour:
        prompts.append(request.prompt)
        number, sentence = the_rate(request)
        first = len(prompts) == 1
        return reply((sentence.replace("5%", "3%") if first else sentence, [number]))

    answer = ask(learns)
    assert len(prompts) == 2
    assert "The figure 3% does not stand in the cited passages" in prompts[1]
    assert [each.ending for each in answer.generated.sentences] == ["repaired"]
    assert RATE in answer.text


def test_a_model_that_finds_no_answer_in_the_passages_is_believed(ask: Asker):
    answer = ask([reply(answered=False)])
    assert (answer.outcome, answer.model) == ("declined", "openai:scripted")
    assert answer.text.startswith("The documents do not answer this question.")
    assert answer.citations


def test_a_server_that_fails_is_told_in_a_notice(ask: Asker):
    answer = ask([Behaviour(status=500)])
    assert answer.model == "extractive"
    assert answer.notices[0].startswith("No answer came from the language model (")
    assert answer.notices[0].endswith("); these are the documents' own words.")


def test_passages_are_told_as_marked_data(ask: Asker):
    prompts: list[str] = []

    def listens(request: Request) -> Behaviour:
        prompts.append(request.prompt)
        return reply(answered=False)

    ask(listens)
    mark = re.search(r'id="(\w+)"', prompts[0])[1] + "|"
    inside = re.findall(r"<passage number=.*?>\n(.*?)\n</passage", prompts[0], re.S)
    assert 4 <= len(inside) <= 8
    assert all(line.startswith(mark) for body in inside for line in body.splitlines())
