"""`python -m toetssteen`, for where the console script is not on the path."""

import sys

from toetssteen.cli import main

if __name__ == "__main__":
    sys.exit(main())
