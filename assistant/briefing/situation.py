"""The company's situation in words, from the profile alone."""

from assistant.briefing.briefing import Remark
from assistant.briefing.labels import label
from assistant.briefing.outline import Outline
from assistant.briefing.profile import Profile
from corpus.document import Language


def situation(profile: Profile, outline: Outline, language: Language) -> tuple[Remark, ...]:
    """Give a sentence for each thing that the profile tells."""
    comma = ", " if language == "en" else "、"
    activities = comma.join(outline.activity[each][language] for each in profile.activities)
    sectors = comma.join(outline.sector[each][language] for each in profile.sectors)
    told = [
        label(
            "situation",
            language,
            company=profile.company,
            home=profile.home,
            activities=activities,
        )
    ]
    if sectors:
        told.append(label("situation_sectors", language, sectors=sectors))
    if profile.headcount:
        told.append(label("situation_headcount", language, headcount=profile.headcount))
    if profile.timing:
        told.append(label("situation_timing", language, timing=profile.timing))
    return tuple(map(Remark, told))
