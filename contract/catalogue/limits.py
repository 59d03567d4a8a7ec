"""How large a catalogue and the texts of a lot may be."""

from typing import Final

MAX_LOTS: Final = 20_000
MAX_LOT: Final = 20
MAX_TITLE: Final = 200
MAX_DESCRIPTION: Final = 5_000
MAX_PICTURES_OF_A_LOT: Final = 20
MAX_SELLER: Final = 100
MAX_EXTRAS: Final = 60
MAX_EXTRA: Final = 2_000
MAX_NAME: Final = 255
WHOLE_BP: Final = 10_000
