"""`itugraph show`."""

EXAMPLES = ""


def show() -> None:
    """x"""
