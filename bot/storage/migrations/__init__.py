"""Every form that the database has had, oldest first."""
