"""The settings of the language model that phrases answers."""

from dataclasses import dataclass

from ingest.errors import SettingsError

EXTRACTIVE = "extractive"  # no language model: the documents' own words


@dataclass(frozen=True)
class ChatSettings:
    """Which model phrases the answers, where it is served, and what a reply may take.

    `model` is EXTRACTIVE or "provider:name"; `timeout_seconds` bounds one reply, repeated tries
    included; prices are those of a million tokens, 0 where none is counted. There is no key here:
    it comes from the environment alone. Raises SettingsError for a value that cannot work.
    """

    model: str = EXTRACTIVE
    base_url: str = ""
    timeout_seconds: float = 60.0
    retries: int = 2
    max_tokens: int = 1000
    temperature: float = 0.0
    price_in: float = 0.0
    price_out: float = 0.0

    def __post_init__(self) -> None:
        provider, _, name = self.model.partition(":")
        if self.model != EXTRACTIVE and not (provider and name):
            raise SettingsError(
                f'answer.model must be "{EXTRACTIVE}" or name a provider and a model, like '
                f'"openai:NAME" or "ollama:NAME", not "{self.model}"'
            )
        if self.base_url and not self.base_url.startswith(("http://", "https://")):
            raise SettingsError("answer.base_url must begin with http:// or https://")
        for setting in ("timeout_seconds", "max_tokens"):
            if not getattr(self, setting):
                raise SettingsError(f"answer.{setting} must be more than 0")
