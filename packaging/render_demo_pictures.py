"""Render the demo catalogue's drawings to the JPEGs that the demo sale imports.

Run it after editing a drawing: `uv run --no-project --with resvg-py==0.5.0 --with pillow
packaging/render_demo_pictures.py [NAME …]`. The results are committed, so that neither the program nor its
set-up needs the renderer. resvg is used and not Qt, because the drawings rely on SVG filters (grain, light on
relief) that Qt's renderer does not know.
"""

import io
import sys
from pathlib import Path

import resvg_py
from PIL import Image

PICTURES = Path(__file__).resolve().parents[1] / "resources" / "demo" / "pictures"
SIDE_PX = 1200
LIMIT_BYTES = 150 * 1024
QUALITIES = (88, 85, 82, 78, 74, 70, 65, 60, 55, 50)


def render(source: Path) -> Image.Image:
    """Draw the SVG on its own backdrop at full size."""
    png = bytes(
        resvg_py.svg_to_bytes(svg_path=str(source), width=SIDE_PX, height=SIDE_PX, skip_system_fonts=True)
    )
    return Image.open(io.BytesIO(png)).convert("RGB")


def as_jpeg(image: Image.Image) -> bytes:
    """Encode at the best quality that keeps the file under the limit; raise ValueError when none does."""
    for quality in QUALITIES:
        buffer = io.BytesIO()
        image.save(buffer, "JPEG", quality=quality, optimize=True, progressive=True)
        if buffer.tell() <= LIMIT_BYTES:
            return buffer.getvalue()
    raise ValueError(f"over {LIMIT_BYTES // 1024} KiB even at quality {QUALITIES[-1]}: simplify its texture")


def main(names: list[str]) -> int:
    """Render the named drawings, or all; return the process's exit status."""
    sources = [PICTURES / "src" / f"{name}.svg" for name in names] or sorted((PICTURES / "src").glob("*.svg"))
    for source in sources:
        try:
            jpeg = as_jpeg(render(source))
        except ValueError as error:
            print(f"{source.name}: {error}", file=sys.stderr)
            return 1
        (PICTURES / f"{source.stem}.jpg").write_bytes(jpeg)
        print(f"{source.stem}.jpg  {len(jpeg) // 1024} KiB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
