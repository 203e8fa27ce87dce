"""A cross-encoder that puts the best passages in order anew, where the settings name one."""

import threading
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.rank import RankedPassage
from ingest.errors import ModelError
from ingest.hub import load_model

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

RERANKED = 20  # passages that it scores: each costs one run of the model


class Reranker:
    """A cross-encoder by hub name or folder, loaded when the first question comes."""

    def __init__(self, name: str) -> None:
        """Take the model `name`: what sentence-transformers' CrossEncoder can load."""
        self._name = name
        # A tokenizer of transformers cannot be used by two threads at once.
        self._one_at_a_time = threading.Lock()

    @cached_property
    def _model(self) -> "CrossEncoder":
        from sentence_transformers import CrossEncoder  # heavy: 6 s, 400 MB

        model: CrossEncoder = load_model(
            lambda local: CrossEncoder(self._name, local_files_only=local),
            self._name,
            f"reranker {self._name!r} (answer.reranker)",
            "leave it out",
        )
        # A classifier that is not in the files would be made up at random, without an error.
        trained = len(model) > 1 or any(
            each.endswith(("ForSequenceClassification", "ForCausalLM"))
            for each in getattr(model.config, "architectures", None) or []
        )
        if not trained or model.num_labels != 1:
            raise ModelError(
                f"{self._name!r} (answer.reranker) does not give one score for a question and a "
                "passage; name a cross-encoder made for ranking, or leave it out"
            )
        return model

    def reranked(self, question: str, ranked: Sequence[RankedPassage]) -> list[RankedPassage]:
        """Give the passages with the RERANKED best in the model's order, ties as they were.

        The model's scores have a scale of their own, while sentence choice weighs how far a
        passage's score is below the best in the scale of `rank`. So only the order is taken: the
        passage that the model puts at place n gets the score that the ranking gave for place n.
        """
        head = list(ranked[:RERANKED])
        scores = self._scores(question, [each.passage.embedded for each in head])
        order = sorted(range(len(head)), key=lambda at: -scores[at])
        placed = [
            replace(place, candidate=head[at].candidate)
            for place, at in zip(head, order, strict=True)
        ]
        return [*placed, *ranked[RERANKED:]]

    def _scores(self, question: str, texts: Sequence[str]) -> list[float]:
        if not texts:
            return []
        with self._one_at_a_time:
            from torch.nn import Identity  # heavy, see _model

            # Raw logits: a sigmoid makes several of the best alike, all 1.0.
            scores = self._model.predict(
                [(question, text) for text in texts],
                activation_fn=Identity(),
                show_progress_bar=False,
            )
        # In a batch, the same text differs in the last digits from one row to the next.
        return [round(float(score), 4) for score in scores]
