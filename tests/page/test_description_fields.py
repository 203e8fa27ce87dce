from ingest.description import Description
from page.description_fields import FIELDS, field_name, fields_html, said_of


def test_each_field_has_a_label_and_holds_what_is_said_by_now() -> None:
    said = Description(title='Levy "2026"', kind="policy", sector="fintech")
    html = fields_html(said, 2, "en")
    assert [f'<label for="{each}-2">' in html for each in FIELDS] == [True] * len(FIELDS)
    assert 'name="title-2" type="text" value="Levy &quot;2026&quot;"' in html
    assert '<option value="policy" selected>Policy</option>' in html
    assert '<option value="fintech" selected>' in html
    assert html.count(" selected") == 2
    assert "金融科技" in fields_html(said, 2, "zh-Hant")


def test_what_is_said_of_one_file_is_not_said_of_another() -> None:
    fields = {"title-0": "One", "title-1": "Two", "as_of-1": "2026", "url-1": " ", "other-1": "x"}
    assert said_of(fields, 1) == {"title": "Two", "as_of": "2026"}
    assert said_of(fields, 2) == {}


def test_fields_are_called_as_the_library_calls_them() -> None:
    assert [field_name(each, "en") for each in ("publisher", "kind", "language", "sector")] == [
        "Publisher",
        "Kind",
        "Language",
        "Sector",
    ]
