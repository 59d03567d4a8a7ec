"""`./dev release`: what goes with a release."""

import sys

from release.command import main

sys.exit(main())
