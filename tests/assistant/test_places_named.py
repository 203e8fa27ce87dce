from assistant.places import places


def test_where_somebody_comes_from_can_be_left_out() -> None:
    assert places("Can we bring staff from Shenzhen?") == {"CN"}
    assert places("Can we bring staff from Shenzhen?", origins=False) == frozenset()
    assert places("從深圳調員工過來", origins=False) == frozenset()
    assert places("Is tax lower in Shenzhen than in Singapore?", origins=False) == {"CN", "SG"}
