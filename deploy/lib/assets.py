"""Puts the icons named in a list into one SVG sprite, and draws the site icon. Usage: assets.py LIST OUT"""

import pathlib
import re
import sys
import zipfile

import lucide

HEAD = '<svg xmlns="http://www.w3.org/2000/svg">'
SYMBOL = (
    '<symbol id="{name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" '
    'stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">{body}</symbol>'
)
SITE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="9" fill="#d4f233"/>'
    '<path d="M10 24 16 8l6 16M12.4 18.5h7.2" fill="none" stroke="#1e2410" stroke-width="3" '
    'stroke-linecap="round" stroke-linejoin="round"/></svg>'
)


def bodies(names):
    folder = pathlib.Path(lucide.__file__).parent
    archive = zipfile.ZipFile(next(folder.rglob("lucide.zip")))
    files = {pathlib.PurePath(name).stem: name for name in archive.namelist() if name.endswith(".svg")}
    missing = [name for name in names if name not in files]
    if missing:
        raise SystemExit(f"assets: no such icons: {', '.join(missing)}")
    for name in names:
        text = archive.read(files[name]).decode()
        body = re.search(r"<svg[^>]*>(.*)</svg>", text, re.S).group(1)
        yield name, re.sub(r"\s+", " ", body).strip()


def main():
    wanted, out = map(pathlib.Path, sys.argv[1:])
    names = wanted.read_text().split()
    symbols = "".join(SYMBOL.format(name=name, body=body) for name, body in bodies(names))
    (out / "icons.svg").write_text(f"{HEAD}{symbols}</svg>\n")
    (out / "icon.svg").write_text(SITE + "\n")


main()
