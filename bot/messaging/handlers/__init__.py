"""What each kind of update does, and the table and the middleware that lead there."""
