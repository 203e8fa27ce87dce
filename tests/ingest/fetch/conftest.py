from collections.abc import Iterator
from pathlib import Path

import pytest
from loopback import Bench, Site


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.close()


@pytest.fixture
def bench(site: Site, tmp_path: Path) -> Bench:
    return Bench(site, tmp_path / "fetched")
