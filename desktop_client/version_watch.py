"""Puts together who asks for new versions: this build's source, this computer's policy, the user's choice."""

import logging

from contract.programs import version
from desktop_client.connection.clock import wall_ms
from desktop_client.connection.notice_request import fetch_notice
from desktop_client.paths import Folders
from desktop_client.releases.kept import KeptFile
from desktop_client.releases.policy import forbids_asking
from desktop_client.releases.source import Source, built_in_source
from desktop_client.settings import SettingsFile
from desktop_client.viewmodels.version_news import VersionNews

_log = logging.getLogger(__name__)


def watch_versions(settings: SettingsFile, folders: Folders) -> VersionNews:
    """Begin to ask for new versions, where that is wanted."""
    try:
        source = built_in_source()
    except (OSError, ValueError) as error:
        _log.error("this build cannot ask for new versions: %s", error)
        source = Source()
    news = VersionNews(
        settings,
        source,
        KeptFile(folders.cache / "new-version.json"),
        fetch_notice,
        installed=version(),
        managed=forbids_asking(),
        now_ms=wall_ms,
    )
    news.start()
    return news
