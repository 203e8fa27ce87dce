import pytest
from written_paper import HOSTILE, SHOWN, paper

from assistant.briefing.paper import Bullets, Heading, Paragraph, Run, Table
from assistant.briefing.write.printable import printable


def test_every_text_is_one_line_in_which_nothing_hides() -> None:
    everything, shown = "|".join(HOSTILE), "|".join(SHOWN)
    given = printable(
        paper(
            title=everything,
            subtitle=everything,
            running=everything,
            contents_title=everything,
            notes_title=everything,
            blocks=(
                Heading(1, everything, "a"),
                Paragraph((Run(everything), Run(mark=1))),
                Bullets(((Run(everything),),)),
                Table((everything,), (((Run(everything),),),)),
            ),
            notes={1: (Run(everything),)},
        )
    )
    assert given == paper(
        title=shown,
        subtitle=shown,
        running=shown,
        contents_title=shown,
        notes_title=shown,
        blocks=(
            Heading(1, shown, "a"),
            Paragraph((Run(shown), Run(mark=1))),
            Bullets(((Run(shown),),)),
            Table((shown,), (((Run(shown),),),)),
        ),
        notes={1: (Run(shown),)},
    )


def test_runs_say_only_what_differs_from_their_paper() -> None:
    runs = (
        Run("a", language="en", italic=True),
        Run("b", language="zh-Hans", italic=True, bold=True),
        Run(""),
        Run(url="https://a.example/"),
    )
    given = printable(paper(blocks=(Paragraph(runs),), notes={}))
    assert given.blocks == (
        Paragraph(
            (
                Run("a", italic=True),
                # Chinese has no italics.
                Run("b", language="zh-Hans", bold=True),
                Run("https://a.example/", url="https://a.example/"),
            )
        ),
    )


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("https://例子.hk/路?q=港 a|b", "https://xn--fsqu00a.hk/%E8%B7%AF?q=%E6%B8%AF%20a%7Cb"),
        (" http://a.example/%20x[1]\n", "http://a.example/%20x%5B1%5D"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("http://a.example:99999/", ""),
        ("javascript:alert(1)", ""),
        ("//a.example/x", ""),
        ("https://", ""),
        ("http://[", ""),
    ],
)
def test_addresses_are_those_of_the_web_and_of_mail(given: str, written: str) -> None:
    block = printable(paper(blocks=(Paragraph((Run("x", url=given),)),), notes={})).blocks[0]
    assert block == Paragraph((Run("x", url=written),))


@pytest.mark.parametrize("marks", [(2, 1), (1,), (1, 3), (1, 2, 3)])
def test_notes_are_numbered_in_the_order_of_their_marks(marks: tuple[int, ...]) -> None:
    blocks = (Paragraph(tuple(Run(mark=mark) for mark in marks)),)
    with pytest.raises(ValueError, match="not numbered in the order"):
        printable(paper(blocks=blocks, notes={1: (), 2: ()}))
