"""The plan of a briefing: sections, what is asked to fill them, and worked examples."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from assistant.briefing.profile import Activity, Profile
from assistant.errors import BriefingError
from assistant.places import name_of, places
from corpus.document import LANGUAGES, Language
from corpus.errors import listed

OUTLINE_FILE = Path(__file__).parents[2] / "corpus/briefing/outline.toml"
TOPIC_WORDS = 70
# Made by rules from the profile and from what the other sections hold.
Made = Literal["situation", "asked", "recent", "verify", "open"]
Formula = Literal["two-tier tax", "two-tier deduction", "single rate"]
_MAINLAND, _OTHER, _SECTOR, _HOME = "CN", "other", "{sector}", "{home}"


class Words(BaseModel):
    """The same words in three languages."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    en: str = Field(min_length=1)
    zh_hant: str = Field(alias="zh-Hant", min_length=1)
    zh_hans: str = Field(alias="zh-Hans", min_length=1)

    def __getitem__(self, language: Language) -> str:
        """Give the words in one of them."""
        return {"en": self.en, "zh-Hant": self.zh_hant, "zh-Hans": self.zh_hans}[language]


class _Conditions(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    activities: tuple[Activity, ...] = ()
    sectors: tuple[str, ...] = ()
    homes: tuple[str, ...] = ()

    def called_for(self, profile: Profile) -> bool:
        """Tell whether the profile calls for this."""
        homes = places(profile.home)
        here = {_MAINLAND if _MAINLAND in homes else _OTHER, *homes}
        return (
            (not self.activities or bool(set(self.activities) & set(profile.activities)))
            and (not self.sectors or bool(set(self.sectors) & set(profile.sectors)))
            and (not self.homes or bool(set(self.homes) & here))
        )


class OutlineTopic(_Conditions):
    """What is asked for one part of a section; see the head of outline.toml."""

    label: Words
    ask: Words
    where: tuple[str, ...] = ()
    words: int = Field(TOPIC_WORDS, ge=10, le=400)
    summary: bool = False
    glance: bool = False

    @property
    def each_sector(self) -> bool:
        """Whether it is asked once for each of the profile's sectors."""
        return _SECTOR in self.ask.en


class OutlineExample(_Conditions):
    """A worked example: which formula, on which amount, with the rates that `ask` finds."""

    id: str
    kind: Formula
    on: Literal["profits", "rd_spending", "patent_profits", "treasury_profits"]
    assumed: int = Field(gt=0)
    says: tuple[str, ...] = ()
    label: Words
    ask: str
    where: tuple[str, ...] = ()


class OutlineSection(_Conditions):
    """A section: made by rules, or filled by its topics."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    title: Words
    made: Made | None = None
    topic: tuple[OutlineTopic, ...] = ()
    worked: tuple[OutlineExample, ...] = ()

    @model_validator(mode="after")
    def _one_of_both(self) -> "OutlineSection":
        if (self.made is None) == (not self.topic):
            raise ValueError(f"section {self.id}: give it topics, or made = ..., and not both")
        return self


class Outline(BaseModel):
    """Sections in order, and the names of activities and sectors."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    activity: Mapping[Activity, Words]
    sector: Mapping[str, Words]
    section: tuple[OutlineSection, ...]


@dataclass(frozen=True)
class PlannedTopic:
    """A topic as it is asked for a profile; of `questions` the first is in the briefing's language.

    The others ask the same in other languages, for where the documents do not answer the first.
    """

    label: str
    questions: tuple[str, ...]
    where: tuple[str, ...]
    words: int
    summary: bool
    glance: bool


@dataclass(frozen=True)
class PlannedSection:
    """A section that a profile calls for."""

    id: str
    title: str
    made: Made | None
    topics: tuple[PlannedTopic, ...]
    worked: tuple[OutlineExample, ...]


def load_outline(file: Path = OUTLINE_FILE) -> Outline:
    """Read an outline from a TOML file."""
    try:
        return Outline.model_validate(tomllib.loads(file.read_text(encoding="utf-8-sig")))
    except OSError as error:
        raise BriefingError(f"{file}: the outline cannot be read ({error.strerror})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BriefingError(f"{file}: not a TOML file ({error})") from error
    except ValidationError as error:
        raise BriefingError(f"{file}: {listed(error)}") from error


def plan(outline: Outline, profile: Profile, language: Language) -> list[PlannedSection]:
    """Give the sections that a profile calls for; what it names wrongly is a BriefingError."""
    _known(profile.sectors, list(outline.sector), "sector")
    _known(profile.leave_out, [each.id for each in outline.section], "section (leave_out)")
    return [
        PlannedSection(
            section.id,
            section.title[language],
            section.made,
            tuple(
                planned
                for topic in section.topic
                if topic.called_for(profile)
                for planned in _planned(topic, outline, profile, language)
            ),
            tuple(each for each in section.worked if each.called_for(profile)),
        )
        for section in outline.section
        if section.called_for(profile) and section.id not in profile.leave_out
    ]


def _planned(
    topic: OutlineTopic, outline: Outline, profile: Profile, language: Language
) -> Iterator[PlannedTopic]:
    languages = (language, *(each for each in LANGUAGES if each != language))
    for sector in profile.sectors if topic.each_sector else [""]:
        named = outline.sector[sector] if sector else None

        def said(words: Words, language: Language, named: Words | None = named) -> str:
            text = words[language].replace(_HOME, _home(profile, language))
            return text.replace(_SECTOR, named[language] if named else "")

        yield PlannedTopic(
            said(topic.label, language),
            tuple(said(topic.ask, each) for each in languages),
            tuple(each.replace(_SECTOR, sector) for each in topic.where),
            topic.words,
            topic.summary,
            topic.glance,
        )


def _home(profile: Profile, language: Language) -> str:
    """Give the home market's name in a language, as it stands in the profile if it has none."""
    homes = sorted(places(profile.home))
    return name_of(homes[0], language) if homes else profile.home


def _known(given: Sequence[str], known: Sequence[str], what: str) -> None:
    for each in given:
        if each not in known:
            raise BriefingError(f"{each}: no {what} of the outline; it knows {', '.join(known)}")
