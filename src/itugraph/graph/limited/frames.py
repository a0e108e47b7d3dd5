"""How a server and its workers talk: frames of a head in JSON and a body of bytes, each with its length before it."""

import json
import struct
from typing import IO, Any

_LENGTHS = struct.Struct(">IQ")

Head = dict[str, Any]


def write_frame(pipe: IO[bytes], head: Head, body: bytes = b"") -> None:
    """Send one frame."""
    said = json.dumps(head).encode()
    pipe.write(_LENGTHS.pack(len(said), len(body)) + said)
    pipe.write(body)
    pipe.flush()


def read_frame(pipe: IO[bytes]) -> tuple[Head, bytes] | None:
    """The next frame, or None where the other side has gone, even in the middle of one."""
    lengths = pipe.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        return None
    head_length, body_length = _LENGTHS.unpack(lengths)
    head, body = pipe.read(head_length), pipe.read(body_length)
    if len(head) < head_length or len(body) < body_length:
        return None
    return json.loads(head), body
