"""Two invented releases, their sheets, and questions that others wrote without seeing either."""
