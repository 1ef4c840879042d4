"""A process that stores articles until it is killed: `python -m ... FOLDER`.

It prints the id of each article once `put` has returned.
"""

import sys
from itertools import count
from pathlib import Path

from tests.support.libraries import HERE, article, opened


def text(number: int) -> str:
    """Return a text of several chunks, different each time."""
    return " ".join(f"Boat {number} passed buoy {i} on its way to the harbour." for i in range(60))


def main(folder: Path) -> None:
    """Store article 0, 1, 2 ..., each twice: as it is, then changed."""
    with opened(folder) as store:
        for number in count():
            store.put(HERE, article(f"a{number}", text(number)))
            store.put(HERE, article(f"a{number}", text(number) + " Then it sank."))
            sys.stdout.write(f"a{number}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
