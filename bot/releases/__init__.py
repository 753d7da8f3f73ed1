"""Several releases in one bot: which are there, which of them a message means, and who may know of them when."""
