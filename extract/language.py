"""Stub."""


def detect(text: str) -> str:
    """Return vi or en."""
    return "vi" if any("\u1ea0" <= c <= "\u1ef9" for c in text) else "en"
