"""Speed and accuracy beside peers, in one run: `make bench`, or `python -m bench --help`."""
