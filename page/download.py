"""A file that the browser saves once it is made."""

import secrets
from pathlib import Path

import gradio as gr

# What a function has yielded last, gradio gives a second time when the function ends.
_SAVE = """(file) => {
  const button = document.getElementById('ID');
  if (!file || button.dataset.saved === file.path) return;
  button.dataset.saved = file.path;
  button.click();
}"""


class Download:
    """A download that is nowhere to be seen: a file that is put in it is saved at once."""

    def __init__(self, elem_id: str) -> None:
        """Build it where it is called."""
        self.button = gr.DownloadButton(visible="hidden", elem_id=elem_id)
        self.button.change(
            None, self.button, None, js=_SAVE.replace("ID", elem_id), api_visibility="private"
        )

    def folder(self) -> Path:
        """Give a new folder for a file among those that gradio hands out.

        As its name is another each time, a second download of the same file is one too.
        """
        folder = Path(self.button.GRADIO_CACHE) / secrets.token_hex(16)
        folder.mkdir(parents=True)
        return folder
