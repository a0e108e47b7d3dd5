"""Making a page of a template and what it is to show."""

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from itugraph import __version__
from itugraph.web import links

STATIC = Path(__file__).parent / "static"

NAVIGATION = (
    ("/", "Overview"),
    ("/instruments", "Instruments"),
    ("/side-by-side", "Side by side"),
    ("/network", "Network"),
    ("/checks", "Checks"),
    ("/questions", "Questions"),
    ("/sparql", "SPARQL"),
    ("/ontology", "Ontology"),
)


@cache
def environment() -> Environment:
    """The templates: all text is escaped, and a name that is not given is an error."""
    made = Environment(
        loader=PackageLoader("itugraph.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        links=links, path_of=links.path_of, static=static_path, navigation=NAVIGATION, version=__version__
    )
    return made


def render(
    request: Request,
    template: str,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    **context: object,
) -> Response:
    """The page that a template makes of what it is given."""
    page = environment().get_template(template).render(request=request, here=request.url.path, **context)
    return HTMLResponse(page, status, headers)


def compile_templates() -> None:
    """Read all templates, so that no page waits for its own."""
    for name in environment().list_templates():
        environment().get_template(name)


@cache
def static_path(name: str) -> str:
    """The address of a file of ours, which changes with what is in it, so that browsers may keep it for good."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:10]
    return f"/static/{name}?{digest}"
