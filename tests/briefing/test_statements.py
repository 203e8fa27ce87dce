from assistant.answer import Answer
from assistant.briefing.briefing import Statement
from assistant.briefing.statements import statements
from assistant.citation import Citation
from corpus.document import Language


def _answer(text: str, marks: int, language: Language = "en") -> Answer:
    citations = tuple(
        Citation(n, "d", "", "", None, "", "in-force", None, "", ()) for n in range(1, marks + 1)
    )
    return Answer("", "?", language, "answered", text, citations, (), "extractive", {})


def test_sentences_items_leads_and_earlier_figures_are_told_apart() -> None:
    text = (
        "The fee is HK$5. [1] It is paid yearly [2].\n\n"
        "Needed are:\n- a form; [3]\n- a fee. [4][5]\n\n"
        "Earlier figures (2020):\n\nThe fee was HK$4. [6]"
    )
    assert statements(_answer(text, 6)) == [
        Statement("The fee is HK$5.", (1,)),
        Statement("It is paid yearly", (2,)),
        Statement("a form;", (3,), "Needed are:", item=True),
        Statement("a fee.", (4, 5), "Needed are:", item=True),
        Statement("The fee was HK$4.", (6,), earlier="2020"),
    ]


def test_brackets_that_are_no_mark_stay_text() -> None:
    assert statements(_answer("See item [7] of the list. [1]", 1)) == [
        Statement("See item [7] of the list.", (1,))
    ]


def test_earlier_figures_are_known_in_chinese() -> None:
    text = "費用為5元。 [1]\n\n較早的數字（2020）：\n\n費用為4元。 [2]"
    assert statements(_answer(text, 2, "zh-Hant"))[1] == Statement(
        "費用為4元。", (2,), earlier="2020"
    )
