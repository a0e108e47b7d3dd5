"""The whole reference network: a picture that a script draws, its data, and the same as a list."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, fields
from typing import get_args
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from itugraph.model.citations import Change
from itugraph.network.map import Place, PlaceKind, ReferenceMap, Sector, Selection, reference_map
from itugraph.network.spreading import spread
from itugraph.web.keeping import kept
from itugraph.web.links import path_of
from itugraph.web.opened import snapshot_of
from itugraph.web.remembering import remember, remembered
from itugraph.web.rendering import render

KINDS: tuple[PlaceKind, ...] = get_args(PlaceKind)
SECTORS: tuple[Sector, ...] = get_args(Sector)
CHANGES: tuple[Change, ...] = get_args(Change)
_ROUTES = ("cites", "changes", "submits", "addresses")
_ON_A_PAGE = 100


@dataclass(frozen=True, slots=True)
class Options:
    """What can be chosen in each filter."""

    kinds: tuple[str, ...]
    sectors: tuple[str, ...]
    bodies: tuple[str, ...]
    regions: tuple[str, ...]
    changes: tuple[str, ...]
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A place in the list: how many texts cite or address it, and how many places it refers to."""

    place: Place
    path: str
    cited: int
    citing: int


@kept
def network(request: Request) -> Response:
    """The picture, with its filters."""
    on = remembered(request, reference_map)
    return render(
        request,
        "network.html",
        options=_options(on),
        places=len(on.places),
        routes=len(on.routes),
        identity=snapshot_of(request).identity,
    )


@kept
def data(request: Request) -> Response:
    """All places and routes in columns, with a first position for each place."""
    return Response(_data(remembered(request, reference_map)), media_type="application/json")


@kept
def as_list(request: Request) -> Response:
    """The places with a route that the filters let through, most cited first: the picture for those who read it."""
    on = remembered(request, reference_map)
    selection = _selection(request)
    words = request.query_params.get("q", "").casefold().split()
    found = [
        one
        for one in _listed(on, selection)
        if all(word in f"{one.place.label} {one.place.title}".casefold() for word in words)
    ]
    pages = max(1, -(-len(found) // _ON_A_PAGE))
    page = min(pages, max(1, _number(request.query_params.get("page", "1"))))
    return render(
        request,
        "network_list.html",
        options=_options(on),
        chosen=dict(request.query_params),
        listed=found[(page - 1) * _ON_A_PAGE : page * _ON_A_PAGE],
        count=len(found),
        page=page,
        pages=pages,
        turned=lambda to: "/network/list?" + urlencode({**request.query_params, "page": to}),
        picture="/network?" + urlencode([pair for pair in request.query_params.items() if pair[1]]),
    )


@asynccontextmanager
async def running(app: Starlette) -> AsyncIterator[None]:
    """Work out the map of a graph on this computer while people look at the first page: a large one takes seconds."""

    def prepare() -> None:
        # What goes wrong here does so again, and is told, when the network is asked for.
        with suppress(Exception):
            remember(app, app.state.opened.snapshot(), reference_map)

    here = app.state.opened.folder is not None
    preparing = asyncio.create_task(asyncio.to_thread(prepare)) if here else None
    yield
    if preparing:
        await preparing


def _selection(request: Request) -> Selection:
    given = {key: value for key, value in request.query_params.items() if value}
    known = {field.name for field in fields(Selection)} - {"since", "until"}
    return Selection(
        **{key: value for key, value in given.items() if key in known},
        since=_number(given.get("since", "0")),
        until=_number(given.get("until", "0")),
    )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0


def _listed(on: ReferenceMap, selection: Selection) -> list[Listed]:
    cited: dict[int, set[int]] = {}
    citing: dict[int, set[int]] = {}
    for route in on.routes:
        if selection.holds(route, on.places):
            citing.setdefault(route.source, set()).add(route.target)
            cited.setdefault(route.target, set()).add(route.source)
    found = [
        Listed(on.places[one], path_of(on.places[one].iri), len(cited.get(one, ())), len(citing.get(one, ())))
        for one in cited.keys() | citing.keys()
    ]
    return sorted(found, key=lambda one: (-one.cited, -one.citing, one.place.label))


def _options(on: ReferenceMap) -> Options:
    def used(values: Iterable[str], order: Sequence[str]) -> tuple[str, ...]:
        there = set(values)
        return tuple(value for value in order if value in there)

    return Options(
        used((place.kind for place in on.places), KINDS),
        used((place.sector for place in on.places), SECTORS),
        tuple(sorted({place.body for place in on.places if place.body}, key=str.casefold)),
        tuple(sorted({place.region for place in on.places if place.region}, key=str.casefold)),
        used((route.change for route in on.routes), CHANGES),
        tuple(sorted({route.year for route in on.routes if route.year})),
    )


def _data(on: ReferenceMap) -> bytes:
    """The map in JSON: a column a property, names by their number in a list, so that it is short and quick to read."""
    positions = spread(on)
    bodies, regions = _Names(), _Names()
    told = {
        "kinds": KINDS,
        "sectors": SECTORS,
        "changes": CHANGES,
        "references": _ROUTES,
        "places": {
            "path": [path_of(place.iri) for place in on.places],
            "label": [place.label for place in on.places],
            "title": [place.title for place in on.places],
            "kind": [KINDS.index(place.kind) for place in on.places],
            "sector": [SECTORS.index(place.sector) for place in on.places],
            "body": [bodies.number(place.body) for place in on.places],
            "region": [regions.number(place.region) for place in on.places],
            "cited": on.cited,
            "x": [round(x) for x, _ in positions],
            "y": [round(y) for _, y in positions],
        },
        "routes": {
            "source": [route.source for route in on.routes],
            "target": [route.target for route in on.routes],
            "kind": [_ROUTES.index(route.kind) for route in on.routes],
            "change": [CHANGES.index(route.change) for route in on.routes],
            "times": [route.times for route in on.routes],
            "year": [route.year for route in on.routes],
        },
        "bodies": bodies.names,
        "regions": regions.names,
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


class _Names:
    """Numbers names as they come; the empty one is 0."""

    def __init__(self) -> None:
        self.names = [""]
        self._numbers = {"": 0}

    def number(self, name: str) -> int:
        if name not in self._numbers:
            self._numbers[name] = len(self.names)
            self.names.append(name)
        return self._numbers[name]


routes: list[BaseRoute] = [
    Route("/network", network),
    Route("/network/data.json", data),
    Route("/network/list", as_list),
]
