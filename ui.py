"""The web face: the page over an assistant."""

from page.app import launch, start

__all__ = ["launch", "start"]
