"""Views in the terminal."""

from __future__ import annotations

from onrecord.present.safety import safe

__all__ = ["safe"]
