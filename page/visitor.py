"""In the masthead: who has signed in, and the way out."""

from typing import Any

import gradio as gr

from assistant.access import Access
from corpus.document import Language
from page.markup import escape
from page.texts import TEXT

_HIDDEN: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
# What this tab of the browser keeps, such as its conversation's name, is not for who comes next.
_LEAVE = "() => { sessionStorage.clear(); location.href = 'logout'; }"


class VisitorBox:
    """The name, the role and the button."""

    def __init__(self, access: Access, language: gr.Radio) -> None:
        """Build it where it is called; `language` is the page's switch."""
        self._access = access
        self._language = language
        with gr.Row(elem_classes="visitor"):
            self._name = gr.HTML("", elem_id="visitor")
            self._out = gr.Button(TEXT["en"]["sign_out"], elem_id="sign-out")
        self._out.click(None, None, None, js=_LEAVE, api_visibility="private")
        self.shown_after(language.change)

    def shown_after(self, event: Any) -> None:
        """Tell who it is, in the language of the page, after an event."""
        event(self._tell, self._language, [self._name, self._out], **_HIDDEN)

    def _tell(self, shown: Language, request: gr.Request) -> tuple[str, Any]:
        words = TEXT[shown]
        role = words[f"role_{self._access.role}"]
        told = words["signed_in"].format(name=request.username, role=role)
        return f"<span>{escape(told)}</span>", gr.update(value=words["sign_out"])
