"""What went wrong with a chat model, told from the errors of many clients."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from assistant.errors import ChatModelError, ChatProblem
from ingest.chat_settings import ChatSettings

_MAY_PASS = {408, 409, 425, 500, 502, 503, 504, 529}
_NO_CREDIT = re.compile(r"insufficient.{0,10}(?:quota|balance|credit)|credit balance", re.I)
_TOO_LONG = re.compile(r"context.{0,20}(?:length|size|window)|too long|too many tokens", re.I)
# A key as most providers write it, and what stands behind "Bearer".
_LIKE_A_KEY = re.compile(r"\b(?:sk|pk|key|gsk|xai)-[\w*-]{4,}|(?<=[Bb]earer )\S+")
_LOGIN = re.compile(r"//[^/@]*@")  # name and password in an address
# Names, since each client brings classes of its own by the same names.
_UNREACHABLE = {"ConnectError", "ConnectionError", "ConnectionRefusedError", "gaierror"}
_SLOW = {"TimeoutError", "ConnectTimeout", "ReadTimeout", "PoolTimeout", "APITimeoutError"}
_MOST_SAID = 160  # characters of the server's own message


class Failure(Exception):
    """A try that failed: with what error, whether it may pass, and what the server said."""

    def __init__(
        self,
        error: ChatModelError,
        may_pass: bool,
        status: int | None = None,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(error.reason)
        self.error = error
        self.may_pass = may_pass
        self.status = status
        self.retry_after = retry_after


@dataclass(frozen=True)
class _Case:
    problem: ChatProblem
    text: str  # goes on after the model's name
    may_pass: bool = False


def failure_of(error: Exception, settings: ChatSettings, secrets: Sequence[str]) -> Failure:
    """Give the failure that a client's error stands for; no secret is in its text."""
    status = getattr(error, "status_code", None)
    if isinstance(status, int) and status > 0:
        case = _answered(status, _said(error), f"{error} {getattr(error, 'body', None)}")
    else:
        status = None
        case = _without_answer(error, settings)
    address = _LOGIN.sub("//", settings.base_url)
    who = settings.model + (f" at {address}" if address else "")
    reason = scrubbed(f"{who} {case.text}", secrets)
    return Failure(ChatModelError(reason, case.problem), case.may_pass, status, _retry_after(error))


def scrubbed(text: str, secrets: Sequence[str]) -> str:
    """Give the text without the secrets, and without what looks like a key."""
    for secret in secrets:
        text = text.replace(secret, "***")
    return _LIKE_A_KEY.sub("***", text)


def _answered(status: int, said: str, whole: str) -> _Case:
    if status in (401, 403):
        return _Case("key", f"refuses the key ({status}); check the key in the environment")
    if status == 404:
        return _Case("name", "is not there (404); check answer.model and answer.base_url")
    if status == 402 or _NO_CREDIT.search(whole):
        return _Case("quota", f"has no credit left ({status}: {said}); see your provider's account")
    if status == 429:
        return _Case("quota", "is asked more often than it allows (429); try again later", True)
    if status in (400, 413, 422) and _TOO_LONG.search(whole):
        return _Case("too long", f"has too short a context ({status}: {said}); name another model")
    if status < 500:
        return _Case("refused", f"refuses the request ({status}: {said})", status in _MAY_PASS)
    return _Case("broken", f"failed ({status}: {said}); try again later", status in _MAY_PASS)


def _without_answer(error: Exception, settings: ChatSettings) -> _Case:
    names = {type(each).__name__ for each in _chain(error)}
    if names & _SLOW:
        wait = f"answer.timeout_seconds is {settings.timeout_seconds:g}"
        return _Case("too slow", f"took too long; {wait}", True)
    if names & _UNREACHABLE:
        return _Case("unreachable", "cannot be reached; check answer.base_url and network", True)
    return _Case("broken", f"broke off, or sent no reply that can be read: {_said(error)}", True)


def _chain(error: BaseException) -> Iterator[BaseException]:
    at: BaseException | None = error
    while at is not None:
        yield at
        at = at.__cause__ or at.__context__


def _said(error: Exception) -> str:
    """Give the server's message in one line; clients keep it in the body of an error."""
    body = getattr(error, "body", None)
    if isinstance(body, Mapping) and isinstance(body.get("error"), Mapping):
        body = body["error"]
    message = body.get("message") if isinstance(body, Mapping) else None
    return " ".join(str(message or error).split())[:_MOST_SAID] or type(error).__name__


def _retry_after(error: Exception) -> float | None:
    """Read the seconds or the date of a Retry-After header (RFC 9110, 10.2.3)."""
    headers = getattr(getattr(error, "response", None), "headers", None)
    value = str(headers.get("retry-after", "")) if headers is not None else ""
    try:
        return max(0.0, float(value))
    except ValueError:
        pass
    try:
        when = parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, (when.replace(tzinfo=when.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
