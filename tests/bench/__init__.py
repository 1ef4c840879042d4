"""Speed and memory on this machine: `python -m tests.bench`."""
