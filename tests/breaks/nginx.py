"""A real nginx before a house: our own child, on loopback, with its files in a directory of its own."""

import asyncio
import contextlib
import shutil
import signal
import socket
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Final

# The system's, or the one that ./dev unpacked beside the environment.
NGINX: Final = shutil.which("nginx") or shutil.which(
    "nginx", path=f"/usr/sbin:/usr/local/sbin:{sys.prefix}/nginx/usr/sbin"
)
LISTENS_WITHIN_S: Final = 10.0

_MAIN: Final = """
daemon off; master_process off; worker_processes 1;
error_log {files}/error.log; pid {files}/pid;
events {{ worker_connections 256; }}
http {{
    access_log off;
    client_body_temp_path {files}/body; proxy_temp_path {files}/proxy;
    fastcgi_temp_path {files}/fastcgi; uwsgi_temp_path {files}/uwsgi; scgi_temp_path {files}/scgi;
    server {{
        listen 127.0.0.1:{port};
        {elsewhere}
        location / {{
            proxy_pass http://127.0.0.1:{house_port};
            proxy_http_version 1.1;
            proxy_set_header Host $host;
            proxy_set_header X-Forwarded-For $remote_addr;
            {manners}
        }}
    }}
}}
"""
_NO_SOCKET_IO: Final = "location /socket.io/ { return 403; }"
_UPGRADES: Final = 'proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";'


class Manners(Enum):
    """How this nginx is configured."""

    WEBSOCKET = f"{_UPGRADES} proxy_buffering off; proxy_read_timeout 60s;"
    NO_WEBSOCKET = 'proxy_set_header Connection ""; proxy_buffering off;'
    BUFFERING = f"{_UPGRADES} proxy_buffering on; proxy_buffers 8 64k;"
    BUFFERING_NO_WEBSOCKET = 'proxy_set_header Connection ""; proxy_buffering on; proxy_buffers 8 64k;'
    IDLE_5S = (
        f"{_UPGRADES} proxy_read_timeout 5s; proxy_send_timeout 5s; send_timeout 5s; keepalive_timeout 5s;"
    )
    IDLE_5S_NO_WEBSOCKET = (
        'proxy_set_header Connection ""; proxy_read_timeout 5s; proxy_send_timeout 5s; keepalive_timeout 5s;'
    )
    NO_SOCKET_IO = 'proxy_set_header Connection ""; proxy_buffering on;'
    NO_SOCKET_IO_AND_3S = 'proxy_set_header Connection ""; proxy_read_timeout 3s;'

    @property
    def elsewhere(self) -> str:
        """What stands beside `location /`."""
        return _NO_SOCKET_IO if self in {Manners.NO_SOCKET_IO, Manners.NO_SOCKET_IO_AND_3S} else ""


@dataclass
class Nginx:
    """One nginx; it can be ended and started with other manners, at the same address."""

    files: Path
    house_port: int
    port: int
    _process: asyncio.subprocess.Process | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def start(self, manners: Manners) -> None:
        """Serve with these manners."""
        assert NGINX is not None
        self.files.mkdir(parents=True, exist_ok=True)
        text = _MAIN.format(
            files=self.files,
            port=self.port,
            house_port=self.house_port,
            manners=manners.value,
            elsewhere=manners.elsewhere,
        )
        config = self.files / "nginx.conf"
        config.write_text(text, encoding="utf-8")
        self._process = await asyncio.create_subprocess_exec(
            *(NGINX, "-e", str(self.files / "error.log"), "-p", str(self.files), "-c", str(config)),
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )
        async with asyncio.timeout(LISTENS_WITHIN_S):
            while not await self._listens():
                assert self._process.returncode is None, (self.files / "error.log").read_text()
                await asyncio.sleep(0.02)

    async def end(self) -> None:
        """End it at once, with every connection through it."""
        if self._process is not None and self._process.returncode is None:
            self._process.send_signal(signal.SIGTERM)
            await self._process.wait()

    async def _listens(self) -> bool:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", self.port)
        except OSError:
            return False
        writer.close()
        return True


@contextlib.asynccontextmanager
async def nginx_before(house_port: int, files: Path, manners: Manners) -> AsyncIterator[Nginx]:
    """Run an nginx before a house for as long as the block lasts."""
    nginx = Nginx(files, house_port, _free_port())
    await nginx.start(manners)
    try:
        yield nginx
    finally:
        await nginx.end()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
