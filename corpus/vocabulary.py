"""Plain words that say the same in English and Chinese: rate, 税率; spend, expenditure, 开支."""

import csv
from dataclasses import dataclass
from pathlib import Path

VOCABULARY_FILE = Path(__file__).parent / "vocabulary.csv"


@dataclass(frozen=True)
class Sense:
    """Words of both languages that say the same; those in Chinese in either script."""

    en: tuple[str, ...]
    zh: tuple[str, ...]


def load_senses() -> list[Sense]:
    """Give the senses that come with Harbour; a word may have several."""
    with VOCABULARY_FILE.open(encoding="utf-8", newline="") as file:
        return [
            Sense(tuple(row["en"].split(";")), tuple(row["zh"].split(";")))
            for row in csv.DictReader(file)
        ]
