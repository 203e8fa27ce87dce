from assistant.evaluation.table import Table

TABLE = Table(["", "n"], [["稅務 a|b", "1"], ["long name", "1,000"]])


def test_text_stands_in_columns_also_beside_wide_characters():
    assert TABLE.as_text() == ("               n\n稅務 a|b       1\nlong name  1,000")


def test_markdown_escapes_its_own_mark():
    assert TABLE.as_markdown() == (
        "|  | n |\n| --- | ---: |\n| 稅務 a\\|b | 1 |\n| long name | 1,000 |"
    )


def test_csv_quotes_what_holds_a_comma():
    assert TABLE.as_csv() == ',n\n稅務 a|b,1\nlong name,"1,000"'
