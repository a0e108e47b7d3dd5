"""Writing a file so that it is never half there."""

import os
import tempfile
from pathlib import Path

from itugraph.model import ItugraphError


def write_whole(output: Path, content: str | bytes) -> None:
    """Write bytes, or text as UTF-8, beside the place and move it there; what is no ordinary file is written directly.

    Raises `ItugraphError` where that cannot be done, and then `output` is as it was.
    """
    data = content.encode() if isinstance(content, str) else content
    temporary: Path | None = None
    try:
        if output.exists() and not output.is_file():
            output.write_bytes(data)
            return
        handle, name = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.")
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)
        temporary.replace(output)
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise ItugraphError(
            f"{output} cannot be written ({error.strerror or error}): choose another place with -o."
        ) from error
