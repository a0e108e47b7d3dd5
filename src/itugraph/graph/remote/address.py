"""Where a store is, who asks, and how long it is waited for."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import urlsplit, urlunsplit

from itugraph.model import StoreError

USER = "ITUGRAPH_ENDPOINT_USER"
PASSWORD = "ITUGRAPH_ENDPOINT_PASSWORD"
TIMEOUT = "ITUGRAPH_ENDPOINT_TIMEOUT"


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a store is waited for, in seconds, and how often it is asked again.

    `answer` bounds one answer from the request to its last byte. A store that is down or overloaded is asked
    `attempts` times in all, with pauses that double from `pause`, or that it names in `Retry-After`; a store
    that names more than `longest_pause` is not waited for.
    """

    answer: float = 60.0
    attempts: int = 4
    pause: float = 0.5
    longest_pause: float = 30.0


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The address of one service of a store, with the user and password it asks for; these are never shown.

    Raises `StoreError` for what is no http or https address, and for an address that holds a password.
    """

    url: str
    user: str | None = field(default=None, repr=False)
    password: str | None = field(default=None, repr=False)
    patience: Patience = Patience()

    def __post_init__(self) -> None:
        try:
            parts = urlsplit(self.url)
            bare = bool(parts.hostname) and parts.scheme in {"http", "https"} and parts.port != 0
        except ValueError:
            bare = False
        if "@" in self.url.partition("://")[2].partition("/")[0]:
            raise StoreError(
                f"The endpoint's address holds a user's name or password: give these in {USER} and {PASSWORD}."
            )
        if not bare or not self.url.isascii() or any(sign.isspace() for sign in self.url):
            raise StoreError(
                f"{self.url!r} is no address of a store: write it like http://localhost:7878/query."
            )

    @classmethod
    def from_environment(cls, url: str, environment: Mapping[str, str] = os.environ) -> Self:
        """The endpoint at an address, with user, password and time limit as the environment has them.

        Raises `StoreError` as the class does, and for a time limit that is no positive number of seconds.
        """
        limit = environment.get(TIMEOUT)
        try:
            patience = Patience(answer=float(limit)) if limit else Patience()
        except ValueError:
            patience = Patience(answer=0.0)
        if not 0 < patience.answer < 1e6:
            raise StoreError(f"{TIMEOUT} is {limit!r}: give a number of seconds, such as 60.")
        return cls(url, environment.get(USER) or None, environment.get(PASSWORD) or None, patience)

    def beside(self, url: str) -> Self:
        """Another service of the same store: same user, same patience."""
        return type(self)(url, self.user, self.password, self.patience)

    @property
    def shown(self) -> str:
        """The address as messages show it: without its query string, where some stores take a key.

        >>> Endpoint("https://store.example/sparql?key=secret").shown
        'https://store.example/sparql'
        """
        parts = urlsplit(self.url)
        return urlunsplit((parts.scheme, parts.netloc, parts.path, "", ""))
