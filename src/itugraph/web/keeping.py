"""Finished pages, kept while the graph that they show is the one in use."""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import wraps

from starlette.requests import Request
from starlette.responses import Response

from itugraph import __version__
from itugraph.web.opened import snapshot_of

View = Callable[[Request], Response]


@dataclass(frozen=True, slots=True)
class _Page:
    body: bytes
    headers: tuple[tuple[str, str], ...]


class KeptPages:
    """The pages asked for last, as far as they fit into so many bytes."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._size = 0
        self._pages: OrderedDict[str, _Page] = OrderedDict()
        self._lock = threading.Lock()
        self._making: dict[str, tuple[threading.Lock, int]] = {}

    @contextmanager
    def making(self, tag: str) -> Iterator[None]:
        """Make the page with this tag, and let others who want it wait: many ask for the same at once."""
        with self._lock:
            turn, wanted = self._making.get(tag, (threading.Lock(), 0))
            self._making[tag] = turn, wanted + 1
        try:
            with turn:
                yield
        finally:
            with self._lock:
                turn, wanted = self._making.pop(tag)
                if wanted > 1:
                    self._making[tag] = turn, wanted - 1

    def get(self, tag: str) -> _Page | None:
        """The page with this tag."""
        with self._lock:
            page = self._pages.get(tag)
            if page is not None:
                self._pages.move_to_end(tag)
            return page

    def keep(self, tag: str, page: _Page) -> None:
        """Keep a page, and forget those that were not asked for the longest."""
        if len(page.body) > self._limit // 8:
            return
        with self._lock:
            replaced = self._pages.pop(tag, None)
            self._size += len(page.body) - (len(replaced.body) if replaced else 0)
            self._pages[tag] = page
            while self._size > self._limit:
                _, oldest = self._pages.popitem(last=False)
                self._size -= len(oldest.body)


def kept(view: View) -> View:
    """A view whose pages depend on the address, the wanted form, the day and the graph alone: each is made once.

    The answer bears an ETag, and a browser that has the page already is told so (RFC 9110, 13.1.2).
    """
    return kept_with(lambda _: None)(view)


def kept_with(state: Callable[[Request], object]) -> Callable[[View], View]:
    """As `kept`, of a view whose pages depend on something else as well, which `state` tells."""

    def deciding(view: View) -> View:
        @wraps(view)
        def keeping(request: Request) -> Response:
            return _answer(request, view, _tag(request, state(request)))

        return keeping

    return deciding


def _answer(request: Request, view: View, tag: str) -> Response:
    pages: KeptPages = request.app.state.pages
    headers = {"etag": tag, "cache-control": "no-cache"}
    if tag in [known.strip() for known in request.headers.get("if-none-match", "").split(",")]:
        return Response(status_code=304, headers=headers)
    page = pages.get(tag)
    if page is None:
        with pages.making(tag):
            page = pages.get(tag)
            if page is None:
                made = view(request)
                if made.status_code != 200:
                    return made
                page = _Page(
                    bytes(made.body),
                    tuple((name, value) for name, value in made.headers.items() if name != "content-length"),
                )
                pages.keep(tag, page)
    return Response(page.body, headers=dict(page.headers) | headers)


def _tag(request: Request, state: object) -> str:
    """What tells this page from all others, of other versions of the program and of the graph, too."""
    told = (
        state,
        __version__,
        snapshot_of(request).identity,
        date.today(),
        request.scope.get("raw_path") or request.url.path,
        request.url.query,
        request.headers.get("accept", ""),
    )
    return f'W/"{hashlib.sha256(repr(told).encode()).hexdigest()[:20]}"'
