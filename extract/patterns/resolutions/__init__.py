"""Official documents cited by their number; `finder` is where to start reading."""

from extract.patterns.resolutions.finder import find

__all__ = ["find"]
