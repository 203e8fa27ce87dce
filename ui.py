"""The web face: the page over an assistant."""

from page.app import launch, mount, start

__all__ = ["launch", "mount", "start"]
