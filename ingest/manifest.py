"""How an index was made: model, split, the mean vectors of each language."""

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

import numpy as np
from numpy.typing import NDArray

from corpus.document import Language
from ingest.errors import ManifestError
from ingest.split import SPLIT_VERSION

FORMAT = 3
Vectors = NDArray[np.float32]


@dataclass(frozen=True)
class Centroids:
    """Mean vectors of one language's passages and of its sentences."""

    passages: Vectors
    sentences: Vectors


@dataclass(frozen=True)
class Manifest:
    """The record that the index keeps of itself; `stamp` changes with every change of content.

    `ghosts` counts the vectors deleted since the store was last rebuilt: Chroma's graphs keep them.
    """

    model: str
    fingerprint: str
    dimensions: int
    stamp: str = ""
    written_on: str = ""
    complete: bool = True
    centroids: Mapping[Language, Centroids] = field(default_factory=dict, compare=False)
    ghosts: int = 0

    @property
    def build(self) -> str:
        """A key of all that decides what is stored for a text; another key is another build."""
        made_by = f"{FORMAT}/{SPLIT_VERSION}/{self.fingerprint}"
        return hashlib.sha256(made_by.encode()).hexdigest()[:12]

    def dump(self) -> str:
        """Give the manifest as JSON."""
        record = asdict(self) | {"build": self.build}
        record["centroids"] = {
            language: [_encode(means.passages), _encode(means.sentences)]
            for language, means in self.centroids.items()
        }
        return json.dumps(record, sort_keys=True)


def load_manifest(text: str) -> Manifest:
    """Read a manifest written by `dump`."""
    try:
        record = json.loads(text)
        build = record.pop("build")
        centroids = {
            language: Centroids(_decode(passages), _decode(sentences))
            for language, (passages, sentences) in record.pop("centroids").items()
        }
        manifest = Manifest(**record, centroids=centroids)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ManifestError("The index's manifest is damaged; run `harbour ingest`") from error
    if build != manifest.build:
        raise ManifestError(
            "The index was made by another version of Harbour; run `harbour ingest` again"
        )
    return manifest


def _encode(vector: Vectors) -> str:
    return base64.b64encode(vector.astype("<f4").tobytes()).decode()


def _decode(text: str) -> Vectors:
    return np.frombuffer(base64.b64decode(text), dtype="<f4").astype(np.float32)
