import pytest

from assistant.demand import demands, gives


@pytest.mark.parametrize(
    ("question", "demanded"),
    [
        ("How many widget makers have moved here?", {"count"}),
        ("這裡有幾多間裝置公司？", {"count"}),
        ("有多少家装置公司，税率是多少？", {"count", "share"}),
        ("How many months does a widget permit take?", {"duration"}),
        ("装置许可要多久？", {"duration"}),
        ("How much is the widget fee, and since when?", {"sum", "date"}),
        ("裝置的收費是多少？", {"sum"}),
        ("What percentage of widgets is exported?", {"share"}),
        ("Which year did the levy begin?", {"date"}),
        ("What is the widget fee for?", set()),
        ("Who makes widgets?", set()),
    ],
)
def test_what_a_question_plainly_demands_is_told_in_each_language(question, demanded):
    assert demands(question) == demanded


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("The levy is HK$200.", {"sum"}),
        ("It rose to 7.5 per cent.", {"share", "sum"}),
        ("Some 120 makers took part.", {"count", "sum", "share"}),
        ("A permit takes 14 working days.", {"duration", "date"}),
        ("自2026年6月30日起。", {"date", "duration"}),
        ("僱員200人。", {"count"}),
        ("The permit is free.", {"count", "sum", "share", "duration"}),
        ("Widgets are round.", set()),
    ],
)
def test_a_text_gives_what_its_figures_are(text, given):
    assert gives(text) == given
