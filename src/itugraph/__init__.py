"""itugraph: ITU resolutions and the proposals to change them, as a graph."""

__version__ = "0.1.0"
