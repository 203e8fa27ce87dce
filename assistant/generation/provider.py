"""A chat model of langchain, made by the name of its provider and its own."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from assistant.errors import ChatModelError
from ingest.chat_settings import ChatSettings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

KEY = "HARBOUR_ANSWER_KEY"  # wins over the provider's own variable
_OWN_KEYS = {"openai": "OPENAI_API_KEY", "anthropic": "ANTHROPIC_API_KEY"}
_EXTRAS = ("openai", "anthropic", "ollama")
_CONNECT_SECONDS = 5.0
# Where its context is shorter than a prompt, Ollama cuts the beginning off without an error; the
# usual default is 4,096 tokens, which our passages can fill.
_OLLAMA_CONTEXT = 16_384


def load_provider(settings: ChatSettings, environment: Mapping[str, str]) -> "BaseChatModel":
    """Give the model that the settings name; raises ChatModelError when it cannot be made."""
    provider, _, name = settings.model.partition(":")
    given = _arguments(provider, settings, _key(provider, settings, environment))
    if settings.base_url:
        given["base_url"] = settings.base_url
    try:
        from langchain.chat_models import init_chat_model  # seconds, and only with a model

        model: BaseChatModel = init_chat_model(name, model_provider=provider, **given)
        return model
    except ImportError:
        extra = f'"harbour[{provider}]"' if provider in _EXTRAS else f"langchain-{provider}"
        raise ChatModelError(
            f"answer.model is {settings.model}, but the package for it is not installed; run pip "
            f"install {extra}",
            "setting",
        ) from None
    except ValueError as error:
        said = str(error).partition("\n")[0][:120]
        raise ChatModelError(
            f"answer.model {settings.model} cannot be used: {said}", "setting"
        ) from None


def schema_arguments(provider: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    """Give the arguments of a call that make the reply JSON of this schema."""
    form = {
        "type": "json_schema",
        "json_schema": {"name": schema.get("title", "reply"), "strict": True, "schema": schema},
    }
    if provider == "openai":
        # As `response_format`, langchain-openai parses the reply itself and fails where it is cut.
        return {"extra_body": {"response_format": form}}
    return {"response_format": form}


def _key(provider: str, settings: ChatSettings, environment: Mapping[str, str]) -> str:
    """Give the key to hand over; empty where the provider's package finds its own, if any."""
    own = _OWN_KEYS.get(provider, "")
    key = environment.get(KEY) or environment.get(own, "")
    if key or not own:
        return key
    if settings.base_url:
        return "none"  # a server of one's own asks for none; the client insists on some
    raise ChatModelError(
        f"There is no key for {settings.model}; set {own} or {KEY} in the environment, or "
        "answer.base_url for a server that needs none",
        "key",
    )


def _arguments(provider: str, settings: ChatSettings, key: str) -> dict[str, Any]:
    wait = settings.timeout_seconds
    given: dict[str, Any] = {"temperature": settings.temperature}
    if provider == "ollama":
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        return given | {
            "num_predict": settings.max_tokens,
            "num_ctx": _OLLAMA_CONTEXT,
            "client_kwargs": {"timeout": wait, "headers": headers},
        }
    # Tries are repeated by ChatModel, which knows the deadline.
    given |= {"max_tokens": settings.max_tokens, "timeout": wait, "max_retries": 0}
    if provider == "openai":
        given |= {
            "timeout": (min(_CONNECT_SECONDS, wait), wait),
            "stream_usage": True,
            "use_responses_api": False,  # other servers do not have it
        }
    return given | ({"api_key": key} if key else {})
