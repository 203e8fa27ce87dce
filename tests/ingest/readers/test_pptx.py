import zipfile
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from ingest.compose import compose
from ingest.errors import UnreadableError
from ingest.readers.office.pptx import read_pptx
from ingest.reading import Element, Limits, PageReading, ReadOptions
from ingest.split import split

OPTIONS = ReadOptions()
TITLE_AND_TEXT, TITLE_ONLY, BLANK = 1, 5, 6


def add(show, layout, title=""):
    slide = show.slides.add_slide(show.slide_layouts[layout])
    if title:
        slide.shapes.title.text = title
    return slide


def add_box(shapes, text, left, top, width=3.0, height=0.5):
    box = shapes.add_textbox(Inches(left), Inches(top), Inches(width), Inches(height))
    box.text_frame.text = text


def read_saved(show, tmp_path, options=OPTIONS):
    show.save(tmp_path / "talk.pptx")
    return read_pptx(tmp_path / "talk.pptx", options, lambda done, total: None)


def test_a_slide_is_a_page_with_title_text_and_notes(tmp_path):
    show = Presentation()
    slide = add(show, TITLE_AND_TEXT, "Why Hong\vKong")
    add_box(slide.shapes, "Figures of 2024", 1, 6.5)
    frame = slide.placeholders[1].text_frame
    frame.text = "Low tax"
    deeper = frame.add_paragraph()
    deeper.text, deeper.level = "16.5%", 1
    slide.notes_slide.notes_text_frame.text = "Say this.\nSlowly."
    add(show, BLANK)
    reading = read_saved(show, tmp_path)
    assert reading.elements == (
        Element("heading", "Why Hong Kong", page=1),
        Element("item", "Low tax", 1, page=1),
        Element("item", "16.5%", 2, page=1),
        Element("paragraph", "Figures of 2024", page=1),
        Element("paragraph", "Say this.", page=1),
        Element("paragraph", "Slowly.", page=1),
    )
    assert (reading.title, reading.as_of) == ("Why Hong Kong", "2013-01-27")
    assert reading.pages == (PageReading(1, reader="pptx"), PageReading(2, reader="pptx"))


def test_a_slide_without_title_is_headed_by_its_number(tmp_path):
    show = Presentation()
    add_box(add(show, BLANK).shapes, "Text", 1, 1)
    reading = read_saved(show, tmp_path)
    assert reading.elements == (
        Element("heading", "Slide 1", page=1),
        Element("paragraph", "Text", page=1),
    )
    assert reading.title == "talk"


def test_boxes_are_read_down_each_column_and_groups_in_their_place(tmp_path):
    show = Presentation()
    slide = add(show, TITLE_ONLY, "Two columns")
    add_box(slide.shapes, "right", 5, 2, height=3)
    add_box(slide.shapes, "left below", 1, 4.4)
    group = slide.shapes.add_group_shape()
    add_box(group.shapes, "left above, second", 1, 2.6)
    add_box(group.shapes, "left above, first", 1, 2)
    add_box(slide.shapes, "foot", 1, 6, width=8)
    texts = [element.text for element in read_saved(show, tmp_path).elements]
    assert texts == [
        "Two columns",
        "left above, first",
        "left above, second",
        "left below",
        "right",
        "foot",
    ]


def test_hidden_slides_and_slide_numbers_are_left_out(tmp_path):
    show = Presentation()
    hidden = add(show, TITLE_ONLY, "Hidden")
    hidden._element.set("show", "0")
    slide = add(show, TITLE_ONLY, "Shown")
    for placeholder in slide.slide_layout.placeholders:
        if placeholder.placeholder_format.idx in (10, 11, 12):
            slide.shapes.clone_placeholder(placeholder)
            slide.shapes[-1].text_frame.text = "furniture"
    reading = read_saved(show, tmp_path)
    assert reading.elements == (Element("heading", "Shown", page=2),)
    assert reading.pages[0] == PageReading(1, reader="pptx", note="hidden, left out")


def test_a_table_has_its_merged_cells_filled(tmp_path):
    show = Presentation()
    slide = add(show, TITLE_ONLY, "Fees")
    frame = slide.shapes.add_table(3, 3, Inches(1), Inches(2), Inches(6), Inches(2))
    for index, text in enumerate(("Zone", "Fee", "", "A", "1", "2", "B", "3", "4")):
        frame.table.cell(index // 3, index % 3).text = text
    frame.table.cell(0, 1).merge(frame.table.cell(0, 2))
    table = "| Zone | Fee | Fee |\n| --- | --- | --- |\n| A | 1 | 2 |\n| B | 3 | 4 |"
    assert read_saved(show, tmp_path).elements[1:] == (Element("table", table, page=1),)


def test_a_chart_gives_its_values(tmp_path):
    show = Presentation()
    slide = add(show, TITLE_ONLY, "Growth")
    data = CategoryChartData(number_format="0.0%")
    data.categories = ["2022", "2023"]
    data.add_series("Visitors", (0.125, None))
    data.add_series("Firms", (1000, 2), number_format="#,##0")
    area = (Inches(1), Inches(2), Inches(6), Inches(4))
    chart = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *area, data).chart
    chart.chart_title.text_frame.text = "Growth by year"
    table = (
        "|  | Visitors | Firms |\n| --- | --- | --- |\n| 2022 | 12.5% | 1,000 |\n| 2023 |  | 2 |"
    )
    assert read_saved(show, tmp_path).elements[1:] == (
        Element("paragraph", "Growth by year", page=1),
        Element("table", table, page=1),
    )


def test_too_many_slides_are_too_large(tmp_path):
    show = Presentation()
    for _ in range(3):
        add(show, BLANK)
    with pytest.raises(UnreadableError) as refused:
        read_saved(show, tmp_path, ReadOptions(limits=Limits(pages=2)))
    assert refused.value.problem == "too large"


def test_a_lost_part_is_damage(tmp_path):
    show = Presentation()
    add(show, TITLE_ONLY, "x")
    show.save(tmp_path / "whole.pptx")
    with zipfile.ZipFile(tmp_path / "whole.pptx") as whole:
        with zipfile.ZipFile(tmp_path / "talk.pptx", "w") as broken:
            for name in whole.namelist():
                if Path(name).name != "slide1.xml":
                    broken.writestr(name, whole.read(name))
    with pytest.raises(UnreadableError) as refused:
        read_pptx(tmp_path / "talk.pptx", ReadOptions(), lambda done, total: None)
    assert refused.value.problem == "damaged"


def test_what_people_see_quoted_names_the_slide(tmp_path):
    show = Presentation()
    slide = add(show, TITLE_AND_TEXT, "Taxes")
    slide.placeholders[1].text_frame.text = "Profits tax is 16.5%."
    composed = compose(read_saved(show, tmp_path), "talk.pptx", "talk")
    (passage,) = split(composed, "talk")
    assert (passage.section, passage.page) == ("Taxes", 1)
    assert [(unit.kind, unit.reading) for unit in passage.units] == [
        ("item", "Profits tax is 16.5%.")
    ]
