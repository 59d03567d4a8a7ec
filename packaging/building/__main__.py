"""`./dev package`: which installers to make, and in which order."""

import sys

from building.command import main

sys.exit(main())
