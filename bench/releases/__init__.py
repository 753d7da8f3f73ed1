"""Invented releases, their sheets, and questions that others wrote without seeing the product."""
