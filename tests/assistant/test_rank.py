from assistant.rank import MISSING, first_features, rank, scored_alone
from assistant.retrieve import Candidate, Signals
from assistant.weights import RankingWeights
from ingest.passage import Passage
from ingest.repeats import Repeated

ALONE = {"own_passage_cosine": 1.0}
TOGETHER = {"own_passage_cosine": 1.0, "document": 1.0}


def candidate(name: str, cosine: float) -> Candidate:
    document = name.partition("@")[0]
    passage = Passage(name, document, document, "", "en", "", "Words.", ())
    signals = Signals(True, cosine, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    return Candidate(passage, frozenset(), signals, 0.0, 0.0, 0.0)


def names(candidates: list[Candidate], weights: RankingWeights, repeated: Repeated = Repeated()):  # noqa: B008
    return [each.passage.id for each in rank(candidates, weights, repeated)]


def test_better_passages_come_first_and_ties_go_by_id():
    found = [candidate("b@0:0", 1.0), candidate("a@0:0", 1.0), candidate("c@0:0", 2.0)]
    weights = RankingWeights(ALONE, ALONE)
    assert names(found, weights) == ["c@0:0", "a@0:0", "b@0:0"]


def test_a_passage_gains_when_its_document_fits_as_a_whole():
    found = [
        candidate("lone@0:0", 3.0),
        candidate("whole@0:0", 2.9),
        candidate("whole@0:1", 2.8),
        candidate("whole@0:2", 2.7),
    ]
    assert names(found, RankingWeights(ALONE, TOGETHER))[0] == "whole@0:0"
    documents = [each["document"] for each in first_features(scored_alone(found, ALONE))]
    assert documents[0] == (3.0 - 2 * (MISSING - 3.0)) / 3 - 3.0


def test_only_the_first_five_are_put_in_order_anew():
    found = [candidate(f"lone{number}@0:0", 10.0 - number) for number in range(5)]
    found += [candidate(f"whole@0:{number}", 4.0 - number / 10) for number in range(3)]
    ranked = rank(found, RankingWeights(ALONE, {"document": 100.0}))
    assert [each.passage.document for each in ranked[5:]] == ["whole"] * 3
    scores = [each.score for each in ranked]
    assert scores == sorted(scores, reverse=True)


def test_passages_that_say_the_same_are_ranked_once_as_the_best_of_them():
    found = [candidate("a@0:0", 1.0), candidate("b@0:0", 2.0), candidate("c@0:0", 0.5)]
    pair = ("a@0:0", "b@0:0")
    repeated = Repeated({name: pair for name in pair})
    assert names(found, RankingWeights(ALONE, ALONE), repeated) == ["b@0:0", "c@0:0"]


def test_nothing_is_ranked_from_nothing():
    assert rank([], RankingWeights(ALONE, ALONE)) == []
