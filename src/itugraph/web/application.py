"""The application: all pages, what every answer has, and what is shown when something fails."""

import threading
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import BaseRoute, Mount

from itugraph.model import ItugraphError
from itugraph.web import answering, failing, findings
from itugraph.web.assets import Assets
from itugraph.web.keeping import KeptPages
from itugraph.web.opened import OpenedGraph
from itugraph.web.pages import (
    checks,
    identifiers,
    instruments,
    network,
    ontology,
    overview,
    questions,
    search,
    side_by_side,
    sparql,
)
from itugraph.web.protecting import Protecting
from itugraph.web.rendering import STATIC, compile_templates
from itugraph.web.settings import Settings

Running = Callable[[Starlette], AbstractAsyncContextManager[None]]
"""What a part of the application does when it starts and when it ends."""

ROUTES: tuple[BaseRoute, ...] = (
    *identifiers.routes,
    *instruments.routes,
    *network.routes,
    *ontology.routes,
    *overview.routes,
    *search.routes,
    *side_by_side.routes,
    *checks.routes,
    *questions.routes,
    *sparql.routes,
    Mount("/static", Assets(directory=STATIC)),
)
RUNNING: tuple[Running, ...] = (answering.running, findings.running, network.running)

_COMPRESSION = 5


def create_app(settings: Settings) -> Starlette:
    """The application for a graph, which any ASGI server can run.

    `app.state` has the `settings`, and `opened` and `pages` as the modules of these names tell. Raises `StoreError`
    where there is no graph to open.
    """
    app = Starlette(
        routes=list(ROUTES),
        middleware=[Middleware(Protecting), Middleware(GZipMiddleware, compresslevel=_COMPRESSION)],
        exception_handlers={
            HTTPException: failing.on_http,
            ItugraphError: failing.on_known,
            Exception: failing.on_defect,
        },
        lifespan=_lifespan,
    )
    app.state.settings = settings
    app.state.opened = OpenedGraph(settings)
    app.state.pages = KeptPages(settings.kept_pages)
    return app


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    async with AsyncExitStack() as stack:
        for part in RUNNING:
            await stack.enter_async_context(part(app))
        threading.Thread(target=_prepare, args=(app,), daemon=True).start()
        yield


def _prepare(app: Starlette) -> None:
    """Get ready, beside the first requests, what the first page would be waited for."""
    compile_templates()
    _ = app.state.opened.register
