"""A copy of a Word file in which some parts are others."""

import io
import zipfile
from collections.abc import Mapping

from itugraph.model import InputError

MAX_UNPACKED = 2**30
"""Bytes that all parts may have together once unpacked, since a copy has to pack them again."""


def copied(data: bytes, changed: Mapping[str, bytes], source: str) -> bytes:
    """The archive with parts changed or added, all others as they were, in the same order.

    Raises InputError for an archive that unpacks to more than `MAX_UNPACKED`, as a zip bomb does.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        entries = {entry.filename.lstrip("/"): entry for entry in old.infolist()}
        if sum(entry.file_size for entry in entries.values()) > MAX_UNPACKED:
            raise InputError(
                f"{source} unpacks to more than {MAX_UNPACKED >> 20} MiB: it is no ordinary Word file, and not copied."
            )
        for name, entry in entries.items():
            content = changed[name] if name in changed else old.read(entry)
            new.writestr(_entry(entry), content, compress_type=entry.compress_type)
        for name in changed.keys() - entries.keys():
            new.writestr(zipfile.ZipInfo(name), changed[name], compress_type=zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _entry(entry: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """What is known of a file in the archive, without where it stood."""
    made = zipfile.ZipInfo(entry.filename, entry.date_time)
    made.external_attr, made.create_system, made.comment = (
        entry.external_attr,
        entry.create_system,
        entry.comment,
    )
    return made
