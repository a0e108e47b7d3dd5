"""Keeping what libraries say beside their answers from a reader's terminal."""

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def silent_rdflib() -> Iterator[None]:
    """Let rdflib and pyshacl say nothing.

    They print a traceback for each malformed literal, and those are what validation is there to find.
    """
    logger = logging.getLogger("rdflib.term")
    before = logger.disabled
    logger.disabled = True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.disabled = before
