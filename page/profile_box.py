"""The upper half of the Brief tab: the form with its examples, its faults and its files."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.briefing.outline import load_outline, plan
from assistant.briefing.profile import NEW_PROFILE, Profile, load_profile
from assistant.errors import BriefingError
from corpus.document import Language
from page.brief_form import BriefForm
from page.briefing_file import write_profile
from page.download import Download
from page.markup import escape
from page.profile_faults import profile_faults
from page.profile_form import ProfileForm, form_of
from page.texts import TEXT

EXAMPLES = NEW_PROFILE.parent / "examples"
_ENDINGS = [".toml", ".yaml", ".yml", ".json"]
_HIDDEN: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}


class ProfileBox:
    """The form and its buttons; what `draft` and `resume` do is the other half's."""

    def __init__(self, language: gr.Radio) -> None:
        """Build it where it is called; `language` is the page's switch."""
        self._outline = load_outline()
        words = TEXT["en"]
        self._head = gr.HTML(_head("en"))
        with gr.Row(elem_classes="examples"):
            self._lead = gr.HTML(_lead("en"))
            profiles = [load_profile(each) for each in sorted(EXAMPLES.glob("*.toml"))]
            examples = [gr.Button(each.company, elem_classes="example") for each in profiles]
        self._form = BriefForm(self._outline)
        self.faults = gr.HTML("", elem_id="brief-faults")
        with gr.Row(elem_classes="brief-does"):
            self.draft = gr.Button(words["brief_draft"], variant="primary", elem_id="draft")
            self._open = gr.UploadButton(words["brief_open_profile"], file_types=_ENDINGS)
            self._save = gr.Button(words["brief_save_profile"])
            self.resume = gr.UploadButton(words["brief_resume"], file_types=[".json"])
        self._note = gr.HTML(_note("en"))
        self._download = Download("profile-file")
        self.fields = self._form.fields
        self.filled = [*self.fields, self.faults]  # what `fill` gives the values of
        for button, profile in zip(examples, profiles, strict=True):
            values = self.fill(profile)
            button.click(lambda values=values: values, None, self.filled, **_HIDDEN)
        self._wire(language)

    def _wire(self, language: gr.Radio) -> None:
        self._open.upload(self._opened, [language, self._open], self.filled, **_HIDDEN)
        saved = [self._download.button, self.faults]
        self._save.click(self._saved, [language, *self.fields], saved, **_HIDDEN)
        language.change(
            self._switch,
            [language, self.fields[0]],
            [
                self._head,
                self._lead,
                *self.filled,
                self.draft,
                self._open,
                self._save,
                self.resume,
                self._note,
            ],
            **_HIDDEN,
        )

    def profile(self, shown: Language, values: Sequence[Any]) -> Profile | list[str]:
        """Give the profile in the values of the form, or what is wrong with it."""
        try:
            return ProfileForm(*values).profile()
        except BriefingError as error:
            return profile_faults(error, shown)

    def fill(self, profile: Profile) -> list[Any]:
        """Give the values of the form with a profile filled in, and no fault."""
        return [*form_of(profile).values, ""]

    def fault(self, faults: Sequence[str]) -> list[Any]:
        """Give the form as it stands, with what is wrong."""
        return [*(gr.skip() for _ in self.fields), faults_html(faults)]

    def _opened(self, shown: Language, file: str) -> list[Any]:
        """Fill in a profile that was uploaded; with a fault the form stays as it is."""
        try:
            profile = load_profile(Path(file))
            plan(self._outline, profile, profile.language)  # knows sectors and sections
        except BriefingError as error:
            return self.fault(profile_faults(error, shown, Path(file)))
        return self.fill(profile)

    def _saved(self, shown: Language, *values: Any) -> list[Any]:
        profile = self.profile(shown, values)
        if isinstance(profile, Profile):
            return [str(write_profile(profile, self._download.folder())), ""]
        return [gr.skip(), faults_html(profile)]

    def _switch(self, shown: Language, company: str) -> list[Any]:
        words = TEXT[shown]
        return [
            _head(shown),
            _lead(shown),
            *self._form.switched(shown, bool(company)),
            "",
            gr.update(value=words["brief_draft"]),
            gr.update(label=words["brief_open_profile"]),
            gr.update(value=words["brief_save_profile"]),
            gr.update(label=words["brief_resume"]),
            _note(shown),
        ]


def faults_html(faults: Sequence[str]) -> str:
    """Give what is wrong with the form, a line each; nothing where nothing is."""
    items = "".join(f"<li>{escape(each)}</li>" for each in faults)
    return f'<ul class="problem" role="alert">{items}</ul>' if items else ""


def _head(shown: Language) -> str:
    words = TEXT[shown]
    return f"<h2>{escape(words['brief_head'])}</h2><p>{escape(words['brief_head_help'])}</p>"


def _lead(shown: Language) -> str:
    return f"<span>{escape(TEXT[shown]['brief_examples'])}</span>"


def _note(shown: Language) -> str:
    return f'<p class="about">{escape(TEXT[shown]["brief_draft_help"])}</p>'
