from pathlib import Path

from ingest.description import Description
from ingest.incoming import Incoming, IncomingPlan
from ingest.plan import Plan, PlannedFile
from ingest.scan import File
from page.adding_desk import Planned
from page.plan_view import ROWS, plan_html
from page.texts import TEXT

FOLDER, HELD = Path("/data/docs"), Path("/tmp/held")
EMPTY, NOTHING = Description(), Plan(())


def rest(*actions: str) -> Plan:
    return Plan(
        tuple(
            PlannedFile(File(FOLDER, f"{n}.md"), action, problem=None)  # type: ignore[arg-type]
            for n, action in enumerate(actions)
        )
    )


def html(incoming: tuple[Incoming, ...], others: Plan = NOTHING, shown="en") -> str:
    planned = Planned(IncomingPlan(incoming, others))
    return plan_html(planned, [EMPTY] * len(incoming), FOLDER, shown)


def test_a_plan_counts_and_tells_of_each_file_what_would_be_done() -> None:
    new = Incoming("a<b>.md", HELD, "add", FOLDER / "uploads/a<b>.md")
    other = Incoming("tax.md", HELD, "change", FOLDER / "policies/tax.md", "digest", speaks=True)
    bad = Incoming("x.zip", HELD, "skip", problem="unsupported", reason="no <reader>")
    shown = html((new, other, bad), rest("delete", "keep", "keep"))
    assert (
        '<p class="counted">1 new, 1 changed, 2 unchanged, 1 to be taken out, 1 that cannot be '
        "read.</p>" in shown
    )
    assert '<tr><th scope="row">a&lt;b&gt;.md</th><td>New<details class="fold" open>' in shown
    assert (
        '<tr><th scope="row">tax.md</th><td>Changed: takes the place of policies/tax.md'
        '<span class="about">What citations say of it stands at the head of the file.</span></td>'
        in shown
    )
    assert (
        '<tr><th scope="row">x.zip</th><td>Is not read in. There is no reader for this kind of '
        'file. Save it as PDF, DOCX or another known kind.<span class="about" lang="en">The reader '
        "said: no &lt;reader&gt;</span></td></tr>" in shown
    )
    assert '<tr><th scope="row">0.md</th><td>Taken out: its file is gone</td></tr>' in shown
    assert "1.md" not in shown and str(FOLDER) not in shown
    assert '<button class="main">Read them in</button>' in shown and ">Cancel</button>" in shown


def test_what_citations_say_is_asked_of_what_is_taken_in_and_does_not_say_it_itself() -> None:
    two = tuple(Incoming(f"{n}.txt", HELD, "add", FOLDER / f"{n}.txt") for n in range(2))
    shown = html(two)
    assert shown.count("<details") == 2 and " open" not in shown
    same = Incoming("same.txt", HELD, "keep", FOLDER / "same.txt")
    assert 'name="title-0"' in html((same,)) and "Read them in" in html((same,))


def test_where_nothing_would_be_done_nothing_can_be_confirmed() -> None:
    said = Incoming("same.md", HELD, "keep", FOLDER / "same.md", speaks=True)
    for shown in (html((said,)), html((), rest("keep"))):
        assert "There is nothing to read in." in shown and "Read them in" not in shown
        assert ">Back</button>" in shown


def test_of_a_large_folder_the_first_files_are_shown() -> None:
    shown = html((), rest(*["add"] * (ROWS + 7)), "zh-Hant")
    assert shown.count("<tr>") == ROWS + 1
    assert TEXT["zh-Hant"]["adding_more"].format(number=7) in shown
