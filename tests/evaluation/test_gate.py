import pytest
from stored import run_of

from assistant.errors import AssistantError
from assistant.evaluation.folder import save_run
from assistant.evaluation.gate import Verdict, verdicts
from assistant.evaluation.gate_rules import SCOPES, load_gate
from assistant.evaluation.slices import groups


def _run(make, right):
    """Twenty questions of the same language, the first `right` of them answered with their fact."""
    return run_of(
        [
            make(f"{n:02}", text="5%" if n < right else "6%", must_include=(("5%",),))
            for n in range(20)
        ]
    )


@pytest.fixture
def gate(tmp_path):
    def load(text):
        (tmp_path / "gates.toml").write_text(text, encoding="utf-8")
        return load_gate(tmp_path / "gates.toml")

    return load


def test_a_floor_is_held_against_the_mean(make, gate):
    rules = gate(
        """
        [[floor]]
        measure = "all facts"
        slice = "scope=answerable"
        at_least = 0.5

        [[floor]]
        measure = "all_facts"
        at_least = 0.51
        at_most = 0.9

        [[floor]]
        measure = "words"
        at_most = 0.5
        """
    )
    assert verdicts(rules, _run(make, 10)) == [
        Verdict("all facts of answerable at least 0.5", True, "0.500 [0.300 to 0.700], n = 20"),
        Verdict(
            "all facts of all questions at least 0.51 and at most 0.9",
            False,
            "0.500 [0.300 to 0.700], n = 20",
        ),
        Verdict("words of all questions at most 0.5", False, "1.000 [1.000 to 1.000], n = 20"),
    ]


@pytest.mark.parametrize(
    ("measure", "part"), [("all_facts", "area=setup"), ("vital_nuggets", "all=all")]
)
def test_a_rule_about_no_question_is_not_met(make, gate, tmp_path, measure, part):
    save_run(_run(make, 10), tmp_path / "base")
    rules = gate(
        f"""
        [[floor]]
        measure = "{measure}"
        slice = "{part}"
        at_least = 0
        [[not_worse]]
        measure = "{measure}"
        slice = "{part}"
        than = "base"
        """
    )
    assert [(v.met, v.figures) for v in verdicts(rules, _run(make, 10))] == [
        (False, "there is no such question"),
        (False, "there is no such question in both runs"),
    ]


def test_not_worse_fails_beyond_the_allowance_and_beyond_chance(make, gate, tmp_path):
    save_run(_run(make, 18), tmp_path / "base")
    rules = gate('[[not_worse]]\nmeasure = "all_facts"\nthan = "base"\nby = 0.1')
    rule = "all facts of all questions not worse by more than 0.1"
    found = {right: verdicts(rules, _run(make, right))[0] for right in (20, 16, 15, 8)}
    assert found[20] == Verdict(rule, True, "0.900 -> 1.000, n = 20")
    assert found[16] == Verdict(rule, True, "0.900 -> 0.800, n = 20")
    # Three of three changes are losses: by chance 2 of 2^3 signs are all alike.
    assert (found[15].met, found[15].figures[:24]) == (True, "0.900 -> 0.750, n = 20, ")
    assert found[15].figures.endswith(": chance alone makes such a loss")
    # Ten of ten: 2 of 2^10.
    assert (found[8].met, found[8].figures[:27]) == (False, "0.900 -> 0.400, n = 20, p 0")


def test_a_measure_of_which_less_is_better_is_worse_when_it_rises(make, gate, tmp_path):
    short = run_of([make(str(n), text="One.") for n in range(10)])
    long = run_of([make(str(n), text="One two three.") for n in range(10)])
    save_run(short, tmp_path / "short")
    save_run(long, tmp_path / "long")
    rules = [gate(f'[[not_worse]]\nmeasure = "words"\nthan = "{n}"') for n in ("short", "long")]
    assert [verdicts(rules[0], long)[0].met, verdicts(rules[1], short)[0].met] == [False, True]


def test_a_given_baseline_takes_the_place_of_the_named_ones(make, gate):
    rules = gate('[[not_worse]]\nmeasure = "all facts"\nthan = "nowhere"')
    assert verdicts(rules, _run(make, 5), _run(make, 5))[0].met
    with pytest.raises(AssistantError, match="nowhere: holds no run"):
        verdicts(rules, _run(make, 5))


def test_a_rule_that_names_no_run_says_what_to_write(make, gate):
    rules = gate('[[not_worse]]\nmeasure = "right"')
    with pytest.raises(AssistantError) as error:
        verdicts(rules, _run(make, 5))
    assert str(error.value) == (
        "The rule on right of all questions names no run to compare with; write "
        'than = "FOLDER", or use it with `harbour evaluate compare`'
    )


def test_a_verdict_is_told_in_one_line():
    assert str(Verdict("words at most 5", False, "7.0")) == "FAILED  words at most 5: 7.0"
    assert str(Verdict("words at most 5", True, "4.0")) == "passed  words at most 5: 4.0"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no rule; write [[floor]] or [[not_worse]]"),
        ("[[floor]", "not a TOML file"),
        ("[[floors]]", 'unknown key "floors"; did you mean "floor"?'),
        ('[[floor]]\nmeasure = "right"', "floor 1: there is neither at_least nor at_most"),
        (
            '[[floor]]\nmeasure = "all fact"\nat_least = 1',
            'floor 1: unknown measure "all fact"; did you mean "all_facts"?',
        ),
        (
            '[[floor]]\nmeasure = "right"\nslice = "typ=fact"\nat_least = 1',
            'floor 1: unknown slice "typ"; did you mean "type"?',
        ),
        (
            '[[floor]]\nmeasure = "right"\nslice = "scope=answerables"\nat_least = 1',
            'floor 1: unknown scope "answerables"; did you mean "answerable"?',
        ),
        (
            '[[floor]]\nmeasure = "right"\nslice = "answerable"\nat_least = 1',
            'floor 1: slice "answerable" is not written as in "scope=answerable"',
        ),
        (
            '[[floor]]\nmeasure = "right"\nat_least = 1\n[[floor]]\nmeasure = "right"\nleast = 1',
            'floor 2: unknown key "least"; did you mean "at_least"?',
        ),
        ("[[not_worse]]\nby = 0.1", "not_worse 1: measure: field required"),
        (
            '[[not_worse]]\nmeasure = "right"\nby = -1',
            "not_worse 1: by: input should be greater than or equal to 0",
        ),
        ('[floor]\nmeasure = "right"', "floor: input should be a valid tuple"),
    ],
)
def test_a_malformed_gate_says_where_and_what_to_write(gate, text, said):
    with pytest.raises(AssistantError) as error:
        gate(text)
    assert str(error.value).partition("gates.toml: ")[2].startswith(said)


def test_the_scopes_that_rules_know_are_those_of_the_slices(make):
    records = [
        make("a"),
        make("b", type="cross-lingual"),
        make("c", type="out-of-scope", documents=()),
    ]
    assert {g.value for g in groups(records) if g.by == "scope"} == set(SCOPES)
