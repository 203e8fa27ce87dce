"""Public questions asked again -> groups: in another language, or so that nothing answers.

A line of questions/again.jsonl names the group that it asks again by the group's key. `near` tells
that the question was changed and no window answers it any more; else it is a translation.
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from training.groups import Group

QUESTIONS = Path(__file__).parent / "questions/again.jsonl"


def asked_again(groups: Sequence[Group], file: Path = QUESTIONS) -> list[Group]:
    """Give those of the groups that are asked again, as they are asked then."""
    times = Counter(group.key for group in groups)
    by_key = {group.key: group for group in groups if times[group.key] == 1}
    found: list[Group] = []
    for line in file.read_text(encoding="utf-8").splitlines():
        fields = json.loads(line)
        group = by_key.get(fields["of"])
        if group is None:
            continue
        changed = replace(group, source=f"{group.source}-again", question=fields["question"])
        if fields["near"]:
            none = (0.0,) * len(group.windows)
            changed = replace(changed, source="near-miss-again", targets=none, spans=())
        found.append(changed)
    return found
