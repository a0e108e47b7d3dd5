"""Names of styles, which templates and programs spell differently."""

import re
from functools import lru_cache


@lru_cache(maxsize=1024)
def style_key(name: str) -> str:
    """What is the same in all spellings of a style's name.

    >>> style_key("Res_No"), style_key("ResNo"), style_key("Normal after title")
    ('resno', 'resno', 'normalaftertitle')
    """
    return re.sub(r"[\s_-]+", "", name).lower()
