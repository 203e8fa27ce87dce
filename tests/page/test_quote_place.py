from page.quote_place import Letters, Quote, Span, quote_span, spans_over_pages


def found(text: str, words: str, before: str = "", after: str = "") -> str | None:
    span = quote_span(Letters.of(text), Quote(words, before, after))
    return None if span is None else text[span.start : span.end]


def test_white_space_hyphens_at_line_ends_and_ligatures_do_not_count() -> None:
    page = "Head\r\nThe inter-\r\nnational ﬁnance\x02 centre pays 5%.\r\n12"
    assert found(page, "international finance centre pays 5%.") == (
        "inter-\r\nnational ﬁnance\x02 centre pays 5%."
    )
    assert found("| a | 5% |", "a 5%") == "a | 5%"


def test_one_other_letter_or_figure_is_another_quote() -> None:
    page = "The rate is 5%, and 1.5 of it is paid."
    assert found(page, "The rate is 6%") is None
    assert found(page, "15 of it is paid") is None
    assert found(page, "the rate is 5%") is None
    assert found(page, "") is None


def test_of_two_places_the_one_with_the_words_around_is_meant() -> None:
    page = "For patents: the rate is 5%. For ships: the rate is 5%."
    span = quote_span(Letters.of(page), Quote("the rate is 5%.", "## Ships\n\nFor ships:", ""))
    assert span == Span(page.rindex("the"), len(page))


def test_two_places_that_are_as_good_as_each_other_are_none() -> None:
    assert found("It ends. It ends.", "It ends.", "so", "or") is None


def test_a_quote_that_runs_over_is_found_on_both_pages_around_header_and_footer() -> None:
    first, second = "The levy is due at the end of page 7", "Levies 8 the year in which it arose."
    quote = Quote("The levy is due at the end of the year in which it arose.")
    assert spans_over_pages(Letters.of(first), Letters.of(second), quote) == (
        Span(0, first.index(" page")),
        Span(second.index("the year"), len(second)),
    )
    other = Letters.of("Levies 8 the year before it arose.")
    assert spans_over_pages(Letters.of(first), other, quote) is None
