"""Signing in: a door that asks for name and password, and behind it a page for each role.

What a role may not do is not in its page, so nothing can be asked of it; who has not signed in
reaches the door alone.
"""

from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import gradio as gr
from fastapi import FastAPI, Request
from gradio.routes import App
from starlette.concurrency import run_in_threadpool
from starlette.types import Receive, Scope, Send

from assistant.access import RoleName
from assistant.users import User, Users
from page.guarded import guarded
from page.markup import escape
from page.texts import TEXT

_OF_THE_DOOR = ("/login", "/logout")


def mount_by_role(
    app: FastAPI, pages: Mapping[RoleName, gr.Blocks], users: Users, served: Mapping[str, Any]
) -> FastAPI:
    """Give `app` with the pages at its root, each for those of its role; `served` says how."""

    # Not in the event loop: it takes a tenth of a second, and others wait meanwhile.
    async def known(name: str, password: str) -> bool:
        return await run_in_threadpool(users.signed_in, name, password) is not None

    with gr.Blocks(title="Harbour", analytics_enabled=False) as empty:
        pass
    message = "<br>".join(
        f'<span lang="{language}">{escape(words["sign_in"])}</span>'
        for language, words in TEXT.items()
    )
    entrance = FastAPI(openapi_url=None)
    titles = {language: words["sign_in_title"] for language, words in TEXT.items()}
    kept = guarded(empty, titles)
    signs_in = {"auth": known, "auth_message": message}
    gr.mount_gradio_app(entrance, empty, path="", app_kwargs=kept, **signs_in, **served)
    door = _Door(entrance, users)
    behind = {role: FastAPI(openapi_url=None) for role in pages}
    for role, held in behind.items():
        page, kept = pages[role], guarded(pages[role])
        gr.mount_gradio_app(
            held, page, path="", app_kwargs=kept, auth_dependency=door.name, **served
        )
    _live_together(app, [entrance, *behind.values()])
    app.mount("", _ByRole(door, behind))
    return app


class _Door:
    """Knows by their cookie who has signed in."""

    def __init__(self, entrance: FastAPI, users: Users) -> None:
        self.page = entrance
        self._users = users
        [self._app] = [
            each for route in entrance.routes if isinstance(each := getattr(route, "app", 0), App)
        ]

    def visitor(self, request: Request) -> User | None:
        """Give the user whose request it is, if they have signed in."""
        for kind in ("access-token", "access-token-unsecure"):
            token = request.cookies.get(f"{kind}-{self._app.cookie_id}")
            if token in self._app.tokens:
                return self._users.named(self._app.tokens[token])
        return None

    def name(self, request: Request) -> str | None:
        """Give the name of the user whose request it is, as gradio asks for it."""
        user = self.visitor(request)
        return user.name if user else None


class _ByRole:
    """Hands a request to the page of its visitor's role, and nobody's to the door."""

    def __init__(self, door: _Door, pages: Mapping[RoleName, FastAPI]) -> None:
        self._door = door
        self._pages = pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        user = self._door.visitor(Request(scope)) if scope["type"] == "http" else None
        at_the_door = user is None or scope["path"].rstrip("/") in _OF_THE_DOOR
        page = self._door.page if user is None or at_the_door else self._pages[user.role]
        await page(scope, receive, send)


def _live_together(app: FastAPI, others: list[FastAPI]) -> None:
    """Let what starts and ends with the others start and end with `app`."""
    own = app.router.lifespan_context

    @asynccontextmanager
    async def lifespan(started: FastAPI) -> AsyncIterator[Any]:
        async with AsyncExitStack() as stack:
            state = await stack.enter_async_context(own(started))
            for each in others:
                await stack.enter_async_context(each.router.lifespan_context(each))
            yield state

    app.router.lifespan_context = lifespan
