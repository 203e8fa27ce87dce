from assistant.grounding.verdict import FAULT_KINDS, Fault


def test_every_fault_gives_one_sentence() -> None:
    reasons = [Fault(kind, "X").reason() for kind in FAULT_KINDS]
    assert len(set(reasons)) == len(FAULT_KINDS)
    assert all(reason.endswith(".") and reason.count(". ") == 0 for reason in reasons)


def test_a_better_passage_is_named() -> None:
    assert Fault("figure", "5%", better=3).reason() == (
        "The cited passages do not give the figure 5%; passage 3 has it."
    )
