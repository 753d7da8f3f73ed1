"""Mistakes that people make, as opposed to ours."""

from __future__ import annotations


class UserError(Exception):
    """A mistake of the person at the keyboard. The command line prints it as one line and exits with 2."""
