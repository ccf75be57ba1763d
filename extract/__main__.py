"""`python -m extract`: the same as the command `extract`."""

import sys

from extract.cli import main

sys.exit(main())
