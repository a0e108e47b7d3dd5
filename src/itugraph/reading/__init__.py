"""A file (Word, PDF, HTML, text, Akoma Ntoso) read into a `Document`: paragraphs of runs.

Each run is kept, inserted or deleted, or, in a flattened file, undecided.
"""

from pathlib import Path

from itugraph.model import Document, InputError
from itugraph.reading.text import read_text

__all__ = ["read", "read_text"]


def read(path: str | Path) -> Document:
    """Read one file into a `Document`.

    Raises `InputError`, one sentence, when the file is missing, unreadable, or not a document.
    """
    path = Path(path)
    try:
        data = path.read_bytes()
    except IsADirectoryError:
        raise InputError(f"{path} is a folder: give a file, or build the whole folder.") from None
    except FileNotFoundError:
        raise InputError(f"{path} does not exist: check the name.") from None
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}): check its permissions.") from None
    return read_text(data, path.name)
