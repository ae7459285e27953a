"""The review as one page in the reviewer's own browser, on the reviewer's own machine.

Served to the loopback address alone, under an address that nobody can guess and that dies with
the process. The page has no script and asks nothing of the outside; nothing of it is kept.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import jinja2
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from sy_dataset.config import Config
from sy_dataset.errors import NightError
from sy_dataset.identity.review import words
from sy_dataset.identity.review.desk import Desk, Question
from sy_dataset.identity.review.schema import Answer

TEMPLATES = Path(__file__).parents[1] / "templates"
HOSTS = ["127.0.0.1", "localhost"]
MOST_BYTES = 8_000
ACCESS_BYTES = 32

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src data:;"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

Endpoint = Callable[[Request], Awaitable[Response]]


def new_access() -> str:
    """What stands in the address, so that no other user or page of this machine can ask."""
    return secrets.token_urlsafe(ACCESS_BYTES)


def application(desk: Desk, config: Config, access: str) -> Starlette:
    """The page of one reviewer.

    access  only a request whose path begins with it is answered; every other is 404
    """
    page = _Page(desk, config)
    routes = [
        Route("/{access}/", _guarded(page.show, access)),
        Route("/{access}/style.css", _guarded(page.style, access)),
        Route("/{access}/answer", _guarded(page.answer, access), methods=["POST"]),
        Route("/{access}/later", _guarded(page.later, access), methods=["POST"]),
    ]
    hosts = Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS, www_redirect=False)
    return Starlette(routes=routes, middleware=[hosts])


def _guarded(endpoint: Endpoint, access: str) -> Endpoint:
    async def guarded(request: Request) -> Response:
        asked = request.path_params["access"].encode()
        known = secrets.compare_digest(asked, access.encode())
        response = await endpoint(request) if known else PlainTextResponse("not here", 404)
        response.headers.update(HEADERS)
        return response

    return guarded


class _Page:
    """What the page asks of the desk; one request at a time, as they come from one person."""

    def __init__(self, desk: Desk, config: Config) -> None:
        self._desk, self._config = desk, config
        self._put_off: set[int] = set()
        self._told = ""
        self._last: Question | None = None
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._template = environment.get_template("review.html")

    async def show(self, request: Request) -> Response:
        del request
        told, self._told = self._told, ""
        try:
            return self._rendered(told=told)
        except NightError as error:
            return self._failed(_sentence(error))

    async def style(self, request: Request) -> Response:
        del request
        text = (TEMPLATES / "review.css").read_text(encoding="utf-8")
        return Response(text, media_type="text/css")

    async def later(self, request: Request) -> Response:
        form = await _form(request)
        if form.get("question_no", "").isdigit():
            self._put_off.add(int(form["question_no"]))
            self._told = "Put off. The pair waits for you in the next session."
        return RedirectResponse(".", 303)

    async def answer(self, request: Request) -> Response:
        form = await _form(request)
        try:
            answer = Answer(form.get("answer", ""))
            number = int(form.get("question_no", ""))
        except ValueError:
            return self._failed("Choose one of the three answers.", form)
        try:
            decided = self._desk.answer(number, answer, form.get("reason", ""))
        except NightError as error:
            return self._failed(_sentence(error), form)
        self._told = (
            "Saved. With your answer the pair is decided."
            if decided
            else "Saved. The pair needs another reviewer."
        )
        return RedirectResponse(".", 303)

    def _failed(self, problem: str, form: dict[str, str] | None = None) -> Response:
        """The question again with what was entered; from memory if the store cannot be asked."""
        try:
            return self._rendered(problem=problem, form=form, status=400)
        except NightError as error:
            return self._page(self._last, problem=_sentence(error), form=form, status=503)

    def _rendered(
        self,
        *,
        told: str = "",
        problem: str = "",
        form: dict[str, str] | None = None,
        status: int = 200,
    ) -> Response:
        waiting = self._desk.waiting(self._put_off)
        self._last = self._desk.next(self._put_off)
        return self._page(
            self._last, told=told, problem=problem, waiting=waiting, form=form, status=status
        )

    def _page(
        self,
        question: Question | None,
        *,
        status: int,
        told: str = "",
        problem: str = "",
        waiting: int | None = None,
        form: dict[str, str] | None = None,
    ) -> Response:
        is_of_it = question and form and form.get("question_no") == str(question.question_no)
        entered = form if form and is_of_it else {}
        text = self._template.render(
            title=f"{'Not saved: ' if problem else ''}Clerical review",
            by=self._desk.called,
            told=told,
            problem=problem,
            question=question,
            waiting=waiting,
            put_off=len(self._put_off),
            choices=[(value.value, label, hint) for value, label, hint in words.CHOICES],
            chosen=entered.get("answer", ""),
            reason=entered.get("reason", ""),
            **(self._records(question) if question else {}),
        )
        return HTMLResponse(text, status)

    def _records(self, question: Question) -> dict[str, Any]:
        sides = {
            side: {
                "agency": words.agency_name(self._config, record.agency_id),
                "registers": words.registers_of(record.registers),
            }
            for side, record in (("left", question.pair.left), ("right", question.pair.right))
        }
        return {**sides, "rows": words.lines_of(question.pair)}


async def _form(request: Request) -> dict[str, str]:
    """The fields of a form, the first of each name; nothing of one that is too long."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            return {}
    fields = parse_qs(body.decode("utf-8", errors="replace"))
    return {name: values[0] for name, values in fields.items()}


def _sentence(error: NightError) -> str:
    text = str(error)
    return f"{text[:1].upper()}{text[1:]}."
