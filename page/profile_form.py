"""A profile as the page's form holds it: one value a field, all of them as they were typed."""

import re
import unicodedata
from dataclasses import astuple, dataclass

from assistant.briefing.profile import Profile, read_profile
from corpus.document import Language

_NOT_OF_A_NUMBER = re.compile(r"HK\$|[\s,$]", re.IGNORECASE)


@dataclass(frozen=True)
class ProfileForm:
    """What stands in the form; `spoken` are the languages of the meeting that it does not ask."""

    company: str = ""
    home: str = ""
    headcount: str = ""
    timing: str = ""
    activities: tuple[str, ...] = ()
    questions: str = ""
    language: Language = "en"
    as_of: str = ""
    sectors: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()
    rd_spending: str = ""
    profits: str = ""
    patent_profits: str = ""
    treasury_profits: str = ""
    spoken: tuple[Language, ...] = ()

    @property
    def values(self) -> list[object]:
        """The values of the fields in their order."""
        return [list(each) if isinstance(each, tuple) else each for each in astuple(self)]

    def profile(self) -> Profile:
        """Give the profile; raises BriefingError, whose cause names the fields at fault."""
        amounts = {
            name: _number(getattr(self, name))
            for name in ("rd_spending", "profits", "patent_profits", "treasury_profits")
        }
        fields = {
            "company": self.company,
            "home": self.home,
            "activities": self.activities,
            "sectors": self.sectors,
            "headcount": _number(self.headcount),
            "timing": self.timing,
            "languages": tuple(dict.fromkeys((self.language, *self.spoken))),
            "questions": [each for each in self.questions.splitlines() if each.strip()],
            "leave_out": self.leave_out,
            "as_of": self.as_of.strip(),
            "amounts": amounts,
        }
        return read_profile(fields, "profile")


def form_of(profile: Profile) -> ProfileForm:
    """Give the form as it stands when a profile is filled in."""
    amounts = profile.amounts
    return ProfileForm(
        company=profile.company,
        home=profile.home,
        headcount=_written(profile.headcount),
        timing=profile.timing,
        activities=profile.activities,
        questions="\n".join(profile.questions),
        language=profile.language,
        as_of=profile.as_of,
        sectors=profile.sectors,
        leave_out=profile.leave_out,
        rd_spending=_written(amounts.rd_spending),
        profits=_written(amounts.profits),
        patent_profits=_written(amounts.patent_profits),
        treasury_profits=_written(amounts.treasury_profits),
        spoken=profile.languages,
    )


def _number(written: str) -> str | None:
    """Give a number without what parts its thousands; None where the field is empty."""
    return _NOT_OF_A_NUMBER.sub("", unicodedata.normalize("NFKC", written)) or None


def _written(number: int | None) -> str:
    return "" if number is None else f"{number:,}"
