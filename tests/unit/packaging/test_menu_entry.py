"""The menu's entry starts the desktop with a link that comes from anywhere: never with an option."""

import configparser
import shlex

from building.places import ROOT
from desktop_client.__main__ import _parser


def test_what_is_opened_from_outside_is_a_link_whatever_it_begins_with() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(ROOT / "packaging" / "desktop" / "martillo.desktop", encoding="utf-8")
    program, *arguments = shlex.split(entry["Desktop Entry"]["Exec"])
    assert program == "martillo-desktop"
    hostile = "--server=https://elsewhere.example"
    options = _parser().parse_args([hostile if argument == "%u" else argument for argument in arguments])
    assert options.link == hostile
    assert options.server is None
    assert not _parser().parse_args([one for one in arguments if one != "%u"]).link
