import pytest

from ingest.sentences import sentence_spans


def sentences(text):
    return [text[start:end] for start, end in sentence_spans(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is 40%. Ask us! Who? You.", ["It is 40%.", "Ask us!", "Who?", "You."]),
        ("率為四成。可申請嗎？可以！", ["率為四成。", "可申請嗎？", "可以！"]),
        ("他說：「可以。」然後走了。", ["他說：「可以。」", "然後走了。"]),
        ('He said "yes." She left.', ['He said "yes."', "She left."]),
        ("It costs 16.5 dollars. Yes.", ["It costs 16.5 dollars.", "Yes."]),
        ("See Cap. 112 of the law. Yes.", ["See Cap. 112 of the law.", "Yes."]),
        ("Made by Mr. Chan of A.B. Ltd. in June.", ["Made by Mr. Chan of A.B. Ltd. in June."]),
        ("Taxes, fees etc. are paid.", ["Taxes, fees etc. are paid."]),
        ("One line\nand the next.", ["One line\nand the next."]),
        ("no end", ["no end"]),
        (" \n ", []),
        ("", []),
    ],
)
def test_a_text_is_cut_where_sentences_end(text, expected):
    assert sentences(text) == expected


def test_only_the_asked_part_is_cut_and_offsets_are_of_the_whole_text():
    assert list(sentence_spans("Out. In. Also in. Out.", 4, 17)) == [(5, 8), (9, 17)]


def test_the_number_of_a_paragraph_belongs_to_its_first_sentence():
    text = "17A. Fines are disposed of. 18. So are forfeits."
    assert [text[a:b] for a, b in sentence_spans(text, 0, len(text))] == [
        "17A. Fines are disposed of.",
        "18. So are forfeits.",
    ]
