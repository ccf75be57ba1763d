"""From the names of places to their administrative units; `linker` is where to start reading."""

from extract.links.linker import Linker

__all__ = ["Linker"]
