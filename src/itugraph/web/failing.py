"""Pages for what goes wrong, in plain words and without what only programmers read."""

from collections.abc import Mapping
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from itugraph.model import ItugraphError, StoreError
from itugraph.web.protecting import HEADERS
from itugraph.web.rendering import render

_WORDS = {
    404: ("Not found", "There is no page at this address."),
    405: ("Not possible", "This address is only for reading."),
    406: (
        "Not available in this form",
        "What you asked for is not available in the form that was asked for.",
    ),
}


def failed(
    request: Request,
    status: int,
    title: str,
    sentence: str,
    suggestions: tuple[tuple[str, str], ...] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """A page that says what is wrong and offers addresses, as (address, name), that may be meant."""
    headers = {"cache-control": "no-store", **(headers or {})}
    return render(
        request, "error.html", status, headers, title=title, sentence=sentence, suggestions=suggestions
    )


def on_http(request: Request, error: Exception) -> Response:
    """An address that is not there, or a way of asking that is not served."""
    assert isinstance(error, HTTPException)
    status = error.status_code
    title, sentence = _WORDS.get(status, (HTTPStatus(status).phrase, ""))
    if error.detail and error.detail != HTTPStatus(status).phrase:
        sentence = error.detail
    return failed(request, status, title, sentence, headers=error.headers)


def on_known(request: Request, error: Exception) -> Response:
    """What a person can mend: a query that is wrong, or a store that does not answer."""
    assert isinstance(error, ItugraphError)
    if isinstance(error, StoreError):
        return failed(
            request, 503, "The graph cannot be read just now", str(error), headers={"retry-after": "5"}
        )
    return failed(request, 400, "This cannot be answered", str(error))


def on_defect(request: Request, _: Exception) -> Response:
    """What should not happen; the terminal that the application runs in has the details."""
    sentence = "Something went wrong in itugraph. Other pages go on working; the terminal in which it runs says more."
    return failed(request, 500, "This page could not be made", sentence, headers=HEADERS)
