"""A briefing kept with its evidence, as JSON."""

from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from assistant.briefing.briefing import Briefing
from assistant.errors import BriefingError
from corpus.errors import listed

_BRIEFING = TypeAdapter(Briefing)


def dump_briefing(briefing: Briefing) -> str:
    """Give a briefing as JSON; equal briefings give equal texts."""
    return _BRIEFING.dump_json(briefing, indent=1).decode() + "\n"


def load_briefing(file: Path) -> Briefing:
    """Read a briefing that was kept."""
    try:
        return _BRIEFING.validate_json(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise BriefingError(f"{file}: the briefing cannot be read ({error.strerror})") from error
    except (UnicodeDecodeError, ValidationError) as error:
        said = listed(error).split(";")[0] if isinstance(error, ValidationError) else str(error)
        raise BriefingError(
            f"{file}: not a briefing that harbour brief has kept ({said}); draft it anew"
        ) from error
