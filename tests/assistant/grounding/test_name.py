import pytest
from grant_passages import ENGLISH, SENSES, TRADITIONAL

from assistant.grounding.cited import Cited
from assistant.grounding.evidence import Evidence
from assistant.grounding.name import name_faults
from assistant.grounding.verdict import Fault


def of(text: str, *cited: Evidence, question: str = "") -> list[Fault]:
    others = [each for each in (ENGLISH, TRADITIONAL) if each not in cited]
    return name_faults(text, Cited.of(cited), question, SENSES, others)


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("投資推廣署回答查詢。", ENGLISH),
        ("Invest Hong Kong approves the subsidy.", TRADITIONAL),
        ("Loretta Lee answers questions.", ENGLISH),
        ("The Growth Grant is open to companies in Hong Kong and on the Mainland.", ENGLISH),
        ("The Trade Office published it.", ENGLISH),
        ("《租金補助》由投資推廣署審批。", TRADITIONAL),
    ],
)
def test_a_name_stands_under_any_of_its_names(text: str, cited: Evidence) -> None:
    assert of(text, cited) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Cyberport answers questions.", "Cyberport"),
        ("數碼港回答查詢。", "數碼港"),
        ("The grant is paid by Acme Holdings.", "Acme Holdings"),
        ("Questions go to Loretta Smith.", "Loretta Smith"),
        ("Firms from Switzerland may apply.", "Switzerland"),
        ("《成長基金條例》適用。", "成長基金條例"),
    ],
)
def test_another_name_fails(text: str, fault: str) -> None:
    assert of(text, ENGLISH) == [Fault("name", fault)]


def test_two_names_of_the_passage_do_not_make_a_third() -> None:
    evidence = Evidence(1, "", "", "Ada Wong chairs it; Peter Lam is her deputy.", "en")
    assert of("It is chaired by Ada Lam.", evidence) == [Fault("name", "Ada Lam")]


def test_a_name_of_another_passage_names_that_passage() -> None:
    assert of("Loretta Lee answers.", TRADITIONAL) == [Fault("name", "Loretta Lee", better=1)]


def test_the_askers_own_name_may_be_taken_up() -> None:
    question = "Can Acme Robotics of Norway apply?"
    assert (
        of("A company such as Acme Robotics of Norway may apply.", ENGLISH, question=question) == []
    )


def test_a_place_is_the_same_in_every_language() -> None:
    evidence = Evidence(1, "", "", "The fund expands into Saudi markets.", "en")
    assert of("基金面向沙特市場。", evidence) == []
    assert of("It helps firms go to Saudi Arabia.", evidence) == []
    assert of("Firms come from Saudi Arabia.", Evidence(1, "", "", "They are Saudi.", "en")) == []


def test_names_side_by_side_are_looked_up_apart() -> None:
    evidence = Evidence(1, "", "", "沙盒由運輸及物流局與民航處設立。", "zh-Hant")
    said = "It was set up by the Transport and Logistics Bureau and the Civil Aviation Department."
    assert of(said, evidence) == []
    assert of(said.replace("Civil Aviation", "Immigration"), evidence) == [
        Fault("name", "Immigration Department")
    ]


@pytest.mark.parametrize(
    ("name", "passage"),
    [
        ("Ouyang Chuying", "聯席總裁歐陽楚英說"),
        ("Chuying Ouyang", "联席总裁欧阳楚英说"),
        ("Lu Xiaoming", "吕小明主持会议"),
    ],
)
def test_a_chinese_name_may_be_written_in_pinyin(name: str, passage: str) -> None:
    evidence = Evidence(1, "", "", passage, "zh-Hans")
    assert of(f"The talk was by {name}.", evidence) == []
    assert of("The talk was by Wang Chuying.", evidence) == [Fault("name", "Wang Chuying")]


def test_an_abbreviation_of_words_that_stand_together_passes() -> None:
    evidence = Evidence(1, "", "", "It needs a port state control officer and a pilot.", "en")
    assert of("It needs a PSC officer.", evidence) == []
    assert of("It needs a PSB officer.", evidence) == [Fault("name", "PSB")]
