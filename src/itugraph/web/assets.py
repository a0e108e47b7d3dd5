"""Style, scripts and fonts, which browsers may keep: their address changes with what is in them."""

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

_FOREVER = "public, max-age=31536000, immutable"


class Assets(StaticFiles):
    """The files of a folder; one that is asked for by its digest never changes."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answer with a file. Raises `HTTPException` where there is none."""
        response = await super().get_response(path, scope)
        response.headers["cache-control"] = _FOREVER if scope["query_string"] else "no-cache"
        return response
