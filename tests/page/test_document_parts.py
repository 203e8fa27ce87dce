from page.document_parts import MOST, Leaf, Part, leaf_at, leaves, parts

TEXT = "# Rates\n\nBefore.\n\n## Ships\n\nThey pay 5%.\n\n### Old ships\n\n\n\n## Planes\n\nNone.\n"


def test_the_parts_are_the_sections_without_the_heading_that_is_the_title():
    assert [(each.path, each.text) for each in parts(TEXT, "Rates")] == [
        ((), "Before."),
        (("Ships",), "They pay 5%."),
        (("Ships", "Old ships"), ""),
        (("Planes",), "None."),
    ]
    ships = parts(TEXT, "Rates")[1]
    assert TEXT[ships.start :].startswith("\n\nThey pay 5%.")


def test_a_long_section_is_cut_between_paragraphs_and_goes_on_without_its_heading():
    paragraph = "word " * 1000
    text = "# A\n\n" + f"{paragraph}\n\n" * 10
    found = parts(text)
    assert [each.text.count(paragraph.strip()) for each in found] == [3, 3, 3, 1]
    assert [each.headed for each in found] == [True, False, False, False]
    whole = "".join(each.text for each in found)
    assert "".join(whole.split()) == "word" * 10_000


def test_a_text_without_paragraphs_is_cut_all_the_same():
    assert [len(each.text) for each in parts("a" * (2 * MOST + 1))] == [MOST, MOST, 1]


def test_leaves_hold_whole_parts_and_are_found_by_an_offset():
    def part(start: int, size: int) -> Part:
        return Part(("A",), start, "a" * size)

    small, large, last = part(0, 10), part(10, MOST), part(10 + MOST, 5)
    found = leaves([small, large, last])
    assert found == [Leaf((small,)), Leaf((large,)), Leaf((last,))]
    assert [leaf_at(found, offset) for offset in (0, 9, 10, 10 + MOST, 10**9)] == [0, 0, 1, 2, 2]
    assert leaves([small, last]) == [Leaf((small, last))]
    assert leaves([]) == []
