"""The log of use: questions, feedback and decisions, in a folder."""

import datetime
import logging
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock

from assistant.answer import Answer
from assistant.errors import AssistantError
from assistant.use.entries import VERDICTS, Asked, Decided, Decision, Feedback, Verdict
from assistant.use.lines import PATIENCE, Lines
from assistant.use.private import without_person
from corpus.question import MAX_QUESTION, Persona
from ingest.settings import KeptQuestions, Settings

NEAREST = 3  # documents kept of a question that was not answered
_DECIMALS = 4  # of the probability
_log = logging.getLogger(__name__)


def _today() -> str:
    return datetime.date.today().isoformat()


class UseLog:
    """What is kept of use; safe to write to from several processes."""

    def __init__(
        self,
        folder: Path,
        questions: KeptQuestions = "unanswered",
        today: Callable[[], str] = _today,
    ) -> None:
        """Keep it in `folder`; `questions` says which ones, `today` gives the day (YYYY-MM-DD)."""
        self.questions = questions
        self._folder = folder
        self._today = today
        self._asked = Lines(folder / "questions.jsonl", Asked)
        self._feedback = Lines(folder / "feedback.jsonl", Feedback)
        self._decisions = Lines(folder / "decisions.jsonl", Decision)

    @classmethod
    def open(cls, settings: Settings) -> "UseLog":
        """Give the log that the settings name."""
        return cls(settings.use_folder, settings.use_questions)

    def asked(self, answer: Answer, persona: Persona = "investor") -> None:
        """Keep a question if `questions` says so; nobody's answer fails for a full disk."""
        answered = answer.outcome == "answered"
        if self.questions == "none" or (answered and self.questions == "unanswered"):
            return
        sure = answer.confidence
        entry = Asked(
            day=self._today(),
            # A follow-up says little by itself.
            question=_kept(answer.read_as or answer.question),
            language=answer.language,
            outcome=answer.outcome,
            probability=None if sure is None else round(sure.probability, _DECIMALS),
            persona=persona,
            documents=_cited(answer) if answered else _nearest(answer),
        )
        try:
            self._asked.append(entry)
        except OSError as error:
            _log.warning("%s: a question could not be kept (%s)", self._folder, error)

    def feedback(
        self,
        answer: Answer,
        history: Sequence[tuple[str, str]],
        verdict: Verdict,
        reason: str,
        persona: Persona = "investor",
    ) -> str:
        """Keep what a reader thinks of an answer; give the id by which it is accepted."""
        if verdict not in VERDICTS:
            raise AssistantError(f"A verdict is {' or '.join(VERDICTS)}, not {verdict!r}")
        entry = Feedback(
            id=uuid.uuid4().hex[:10],
            day=self._today(),
            question=_kept(answer.question),
            history=tuple((_kept(question), text) for question, text in history),
            language=answer.language,
            outcome=answer.outcome,
            text=answer.text,
            documents=_cited(answer),
            sections=tuple(dict.fromkeys(each.section for each in answer.citations)),
            verdict=verdict,
            reason=_kept(reason),
            persona=persona,
        )
        try:
            self._feedback.append(entry)
        except OSError as error:
            raise self._unwritable("The feedback", error) from error
        return entry.id

    @contextmanager
    def deciding(self) -> Iterator[None]:
        """Let nobody else decide meanwhile, so that no draft is accepted twice."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self._folder / "deciding.lock", timeout=PATIENCE)
            lock.acquire()
        except OSError as error:
            raise self._unwritable("The decision", error) from error
        try:
            yield
        finally:
            lock.release()

    def decide(self, feedback: str, decided: Decided, testset: str = "") -> None:
        """Remember what was made of feedback."""
        try:
            self._decisions.append(Decision(feedback, self._today(), decided, testset))
        except OSError as error:
            raise self._unwritable("The decision", error) from error

    def all_asked(self) -> tuple[Asked, ...]:
        """Give the questions, oldest first."""
        return self._asked.all()

    def all_feedback(self) -> tuple[Feedback, ...]:
        """Give the feedback, oldest first."""
        return self._feedback.all()

    def decisions(self) -> dict[str, Decision]:
        """Give the decisions by the feedback's id."""
        return {each.feedback: each for each in self._decisions.all()}

    def _unwritable(self, what: str, error: OSError) -> AssistantError:
        said = error.strerror or error
        return AssistantError(
            f"{what} could not be kept in {self._folder} ({said}); see use.folder in harbour.toml"
        )


def _kept(text: str) -> str:
    return without_person(" ".join(text.split())[:MAX_QUESTION])


def _cited(answer: Answer) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.document for each in answer.citations))


def _nearest(answer: Answer) -> tuple[str, ...]:
    ranked = dict.fromkeys(each.passage.document for each in answer.passages)
    return tuple(ranked)[:NEAREST] or _cited(answer)
