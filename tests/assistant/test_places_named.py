from assistant.places import names_alike, names_home, places, places_with


def test_where_somebody_comes_from_can_be_left_out() -> None:
    assert places("Can we bring staff from Shenzhen?") == {"CN"}
    assert places("Can we bring staff from Shenzhen?", origins=False) == frozenset()
    assert places("從深圳調員工過來", origins=False) == frozenset()
    assert places("Is tax lower in Shenzhen than in Singapore?", origins=False) == {"CN", "SG"}


def test_what_something_is_with_is_told_from_where_somebody_is() -> None:
    assert places_with("Does our German parent need a treaty with Japan?") == {"JP"}
    assert places_with("香港和日本有协定吗？") == {"JP"}
    assert places_with("Our company in Japan pays tax.") == frozenset()


def test_a_place_has_its_names_in_all_languages() -> None:
    ((name, names),) = names_alike("A treaty with Japan")
    assert name == "japan"
    assert {"Japan", "日本", "japanese"} <= set(names)
    assert names_alike("Staff from Shenzhen") == []


def test_a_full_stop_behind_a_name_is_not_part_of_it() -> None:
    assert places("It came from Merck of Germany.") == {"DE"}
    assert places("It is in the U.S. and in the U.K.") == {"US", "GB"}


def test_a_place_in_latin_letters_ends_where_chinese_goes_on() -> None:
    assert places("来自UK的公司和USA公司") == {"GB", "US"}
    assert names_home("在HK設立公司")
    assert not names_home("申请thks的公司")
