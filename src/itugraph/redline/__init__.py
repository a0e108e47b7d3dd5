"""Proposals whose changes a converter flattened, with every run decided and how sure that is."""

from itugraph.redline.actions import by_action
from itugraph.redline.recovery import recover

__all__ = ["by_action", "recover"]
