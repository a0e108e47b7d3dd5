"""`itugraph serve`."""

import os
import socket
from typing import Annotated

import typer

from itugraph.cli.options import GRAPH, GraphFolder, StoreAddress

EXAMPLES = "Example: itugraph serve, then open http://127.0.0.1:8000 in a browser."


def serve(
    graph: GraphFolder = GRAPH,
    endpoint: StoreAddress = None,
    host: Annotated[
        str, typer.Option(metavar="HOST", help="The address to listen at; by default, only this computer's.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(metavar="PORT", help="The port to listen at; 0 takes a free one.", min=0, max=65535)
    ] = 8000,
) -> None:
    """Open the graph in a browser: read, compare, follow and ask.

    Nothing leaves this computer, and nobody else can reach it unless --host says so.
    """
    import uvicorn

    from itugraph.web import Settings, create_app

    settings = Settings(graph=graph, endpoint=endpoint, host=host, port=port)
    app = create_app(settings)
    with _listening(host, port) as listener:
        typer.echo(f"itugraph is at {_address(listener)} (Ctrl-C ends it).")
        if not settings.is_private:
            typer.echo(
                f"Warning: others on your network can read this graph, because it listens at {host}.",
                err=True,
            )
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=2
        )
        try:
            uvicorn.Server(config).run(sockets=[listener])
        except KeyboardInterrupt:
            # The server has ended in good order, and says again why.
            typer.echo()


def _listening(host: str, port: int) -> socket.socket:
    """A socket that listens. Raises `ItugraphError` for a port that is taken and a host that is not this computer."""
    from itugraph.model import ItugraphError

    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=512)
    except socket.gaierror as error:
        raise ItugraphError(f"{host!r} is no address of this computer: try --host 127.0.0.1.") from error
    except OSError as error:
        why = os.strerror(error.errno) if error.errno else str(error)
        raise ItugraphError(
            f"Port {port} of {host} cannot be used ({why}): choose another with --port {port + 1}."
        ) from error


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{shown}:{port}/"
