import json
from dataclasses import replace

import numpy as np
import pytest

from ingest.errors import ManifestError
from ingest.manifest import Centroids, Manifest, load_manifest

MEANS = Centroids(np.array([0.5, 1], np.float32), np.array([0.25, 0], np.float32))
MANIFEST = Manifest("e5", "f1", 2, "s1", "2026-01-31", False, {"en": MEANS})


def test_a_manifest_is_read_as_it_was_written():
    loaded = load_manifest(MANIFEST.dump())
    assert loaded == MANIFEST
    assert loaded.centroids.keys() == {"en"}
    assert loaded.centroids["en"].passages.tolist() == [0.5, 1]
    assert loaded.centroids["en"].sentences.tolist() == [0.25, 0]


def test_a_new_manifest_is_complete_and_has_no_centroids():
    assert load_manifest(Manifest("e5", "f1", 2).dump()) == Manifest(
        "e5", "f1", 2, stamp="", written_on="", complete=True, centroids={}
    )


def test_the_build_changes_with_the_fingerprint_only():
    assert replace(MANIFEST, model="x", stamp="x", complete=True).build == MANIFEST.build
    assert replace(MANIFEST, fingerprint="f2").build != MANIFEST.build


def test_a_manifest_of_another_build_is_refused():
    record = json.loads(MANIFEST.dump()) | {"build": "other"}
    with pytest.raises(ManifestError, match="made by another version of Harbour"):
        load_manifest(json.dumps(record))


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"build": "b", "centroids": {"en": []}}'])
def test_a_damaged_manifest_is_refused(text):
    with pytest.raises(ManifestError, match="manifest is damaged"):
        load_manifest(text)


def test_a_manifest_with_an_unknown_field_is_refused():
    record = json.loads(MANIFEST.dump()) | {"colour": "red"}
    with pytest.raises(ManifestError, match="manifest is damaged"):
        load_manifest(json.dumps(record))
