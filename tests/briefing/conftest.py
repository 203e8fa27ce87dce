from collections.abc import Callable

import pytest

from assistant.assistant import Assistant
from assistant.briefing.briefing import Briefing, Evidence, Section, Statement, Topic
from assistant.briefing.draft import Drafter
from assistant.briefing.profile import Profile
from assistant.citation import Citation, CitedSource
from assistant.evaluation.about import IndexVersion

TEXT = "# Fees\n\nThe fee is HK$5. It was HK$4 in 2020.\n"


def _evidence(
    quote: str = "The fee is HK$5.", as_of: str = "2026-01-01", **changes: str
) -> Evidence:
    source = CitedSource("office", "Fees", "Fee Office", "https://fees.example/1", "2026-01-01")
    status = changes.get("status", "in-force")
    cited = Citation(
        1,
        "fees",
        "Fees in brief",
        "Fees",
        None,
        quote,
        status,
        as_of,
        source.url,
        (source,),
        TEXT.index(quote),
    )
    return Evidence(cited, "en", "interview" if "kind" in changes else "policy")


def _briefing(*topics: Topic, evidence: tuple[Evidence, ...] = ()) -> Briefing:
    profile = Profile(company="Acme", home="Japan", activities=("r-and-d",))
    sections = (Section("fees", "Fees", topics=topics),)
    version = IndexVersion("model", "finger", "build", 1, "0123456789")
    kept = evidence or (_evidence(),)
    return Briefing(profile, "en", "2026-06-30", version, "extractive", sections, kept)


@pytest.fixture
def evidence() -> Callable[..., Evidence]:
    return _evidence


@pytest.fixture
def briefing() -> Callable[..., Briefing]:
    return _briefing


@pytest.fixture
def fee() -> Topic:
    return Topic("Fee", "What is the fee?", (Statement("The fee is HK$5.", (1,)),), glance=True)


@pytest.fixture(scope="session")
def treasury() -> Profile:
    return Profile.model_validate(
        {
            "company": "Hikari Trading",
            "home": "Japan",
            "activities": ["treasury"],
            "sectors": ["commodity-trading"],
            "languages": ["en", "zh-Hant"],
            "questions": ["Is a licence needed for a treasury centre?", "qwxz blorp vantu keffle?"],
            "leave_out": ["people", "setting-up", "cross-boundary", "said", "sites"],
            "as_of": "2026-06-30",
            "amounts": {"treasury_profits": 60_000_000},
        }
    )


@pytest.fixture(scope="session")
def drafted(assistant: Assistant, treasury: Profile) -> Briefing:
    return Drafter(assistant).draft(treasury)
