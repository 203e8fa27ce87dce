from small_briefing import FEE, WAS, small_briefing

from assistant.briefing.apparatus import note_of
from assistant.briefing.compare import compare
from assistant.briefing.compared_evidence import compared_evidence
from assistant.briefing.compared_layout import compared_layout
from assistant.briefing.edit import edited, without


def test_the_evidence_is_in_the_order_of_the_papers_notes() -> None:
    before = small_briefing()
    after = edited(without(before, WAS), FEE, "The charge is HK$5.")
    comparison = compare(before, after)
    found = compared_evidence(comparison)
    assert [each.citation.quote for each in found] == [FEE.text, WAS.text, FEE.text]
    assert {n: tuple(note_of(each, "en")) for n, each in enumerate(found, start=1)} == dict(
        compared_layout(comparison).notes
    )
