#!/usr/bin/env bash
# Makes an AppImage of the desktop's bundle: `packaging/appimage/build.sh [AppDir only: --folder]`, after
# `./dev package --only desktop`. appimagetool cannot be had from a package of Debian: fetch it from its project, check
# it, and name it by APPIMAGETOOL. The folder (AppDir) is made and can be started without it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' pyproject.toml)
tree=build/package/trees/martillo
folder=build/package/Martillo.AppDir

[ -d "$tree" ] || { echo "first: ./dev package --only desktop" >&2; exit 1; }
rm -rf "$folder"
mkdir -p "$folder/usr"
cp -a "$tree/usr/lib" "$tree/usr/share" "$folder/usr/"
rm -rf "$folder/usr/share/man"
cp "$tree/usr/share/applications/martillo.desktop" "$folder/martillo.desktop"
cp "$tree/usr/share/icons/hicolor/256x256/apps/martillo.png" "$folder/martillo.png"
ln -s martillo.png "$folder/.DirIcon"
install -m 755 packaging/appimage/AppRun "$folder/AppRun"
echo "made $folder"
[ "${1:-}" != --folder ] || exit 0

tool=${APPIMAGETOOL:-appimagetool}
command -v "$tool" >/dev/null || {
    echo "appimagetool is not here: name it by APPIMAGETOOL=/path/to/appimagetool" >&2
    exit 1
}
mkdir -p dist
ARCH=x86_64 VERSION=$version "$tool" --no-appstream "$folder" "dist/martillo-$version-linux-x86_64.AppImage"
