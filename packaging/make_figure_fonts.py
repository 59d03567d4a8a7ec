"""Cut the typefaces for columns of figures on paper out of Inter: the same letters, all digits of one width.

A PDF cannot ask a font for its `tnum` feature as a window can, so here the digits *are* those of the feature.
Run it after changing Inter's files: `uvx --with fonttools python packaging/make_figure_fonts.py`. The results
are committed.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parents[1] / "resources" / "fonts"
WEIGHTS = ("Regular", "Medium", "SemiBold")
# Latin for currencies that are written in letters, spaces and dashes, currency signs, the true minus.
KEPT = [*range(0x20, 0x180), *range(0x2000, 0x2030), *range(0x20A0, 0x20D0), 0x2212]


def _tabular(font: TTFont) -> dict[str, str]:
    """Return which glyph the feature `tnum` puts in place of which."""
    table = font["GSUB"].table
    lookups = {
        index
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == "tnum"
        for index in record.Feature.LookupListIndex
    }
    found: dict[str, str] = {}
    for index in lookups:
        for part in table.LookupList.Lookup[index].SubTable:
            found.update(getattr(getattr(part, "ExtSubTable", part), "mapping", {}))
    return found


def make(weight: str) -> Path:
    """Write one weight and return where."""
    font = TTFont(FONTS / f"Inter-{weight}.ttf")
    tabular = _tabular(font)
    for table in font["cmap"].tables:
        table.cmap = {code: tabular.get(glyph, glyph) for code, glyph in table.cmap.items()}
    options = subset.Options(layout_features=[], hinting=False, name_IDs=["*"], notdef_outline=True)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=KEPT)
    cutter.subset(font)
    for record in font["name"].names:
        record.string = record.toUnicode().replace("Inter", "Inter Figures")
    path = FONTS / "paper" / f"InterFigures-{weight}.ttf"
    path.parent.mkdir(exist_ok=True)
    font.save(path)
    return path


def main() -> int:
    """Write every weight."""
    for weight in WEIGHTS:
        path = make(weight)
        print(f"{path.name}: {path.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
