"""Sums of money; `finder` is where to start reading."""

from extract.patterns.amounts.finder import find

__all__ = ["find"]
