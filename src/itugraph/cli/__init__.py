"""The command line: `itugraph COMMAND`, one module a command.

A command reads its arguments, calls the library and prints; what the library needs is imported inside the command,
so that `itugraph --help` answers at once.
"""

from itugraph.cli.application import app, main

__all__ = ["app", "main"]
