"""Socket.IO clients that know nothing of us, each in a process of its own, are shown a picture, too.

A process of its own, because here in the tests the library's limits are the house's.
"""

import asyncio
import hashlib
import io
import json
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.support.house import house_in
from tests.support.saleroom import Saleroom

pytestmark = pytest.mark.processes

PYTHON = """
import asyncio, hashlib, json, sys
import socketio

async def main():
    url, token, sale, transport = sys.argv[1:]
    client, shown = socketio.AsyncClient(), asyncio.get_running_loop().create_future()
    client.on("picture", lambda body, jpeg: shown.set_result((body, jpeg)))
    await client.connect(url, auth={"token": token, "protocol": 1}, transports=[transport])
    assert (await client.call("attend", {"sale": sale, "after": 0}))["ok"]
    print("attending", flush=True)
    body, jpeg = await asyncio.wait_for(shown, 20)
    print(json.dumps([body, hashlib.sha256(jpeg).hexdigest()]), flush=True)
    await client.disconnect()

asyncio.run(main())
"""

JAVASCRIPT = """
const { io } = require("socket.io-client");
const { createHash } = require("node:crypto");
const [url, token, sale, transport] = process.argv.slice(1);
const socket = io(url, { auth: { token, protocol: 1 }, transports: [transport] });
socket.on("connect", async () => {
  const answer = await socket.emitWithAck("attend", { sale, after: 0 });
  if (!answer.ok) process.exit(1);
  console.log("attending");
});
socket.on("picture", (body, jpeg) => {
  console.log(JSON.stringify([body, createHash("sha256").update(jpeg).digest("hex")]));
  socket.disconnect();
});
"""


def _has_javascript_client() -> bool:
    node = shutil.which("node")
    if node is None:
        return False
    found = subprocess.run(
        [node, "-e", 'require.resolve("socket.io-client")'], capture_output=True, check=False, timeout=30
    )
    return found.returncode == 0


def a_photograph() -> io.BytesIO:
    file = io.BytesIO()
    noise = random.Random(7).randbytes(900 * 600 * 3)
    Image.frombytes("RGB", (900, 600), noise).save(file, "JPEG", quality=60)
    file.seek(0)
    return file


@pytest.mark.parametrize("transport", ["websocket", "polling"])
@pytest.mark.parametrize("language", ["python", "javascript"])
async def test_a_client_as_it_comes_is_shown_a_picture(tmp_path: Path, language: str, transport: str) -> None:
    if language == "python":
        program = [sys.executable, "-c", PYTHON]
    elif _has_javascript_client():
        program = ["node", "-e", JAVASCRIPT, "--"]
    else:
        pytest.skip("node or its socket.io-client is not installed (npm install socket.io-client)")
    async with house_in(tmp_path) as house:
        room = await Saleroom.open(house)
        cat = await house.person("Cat")
        client = await asyncio.create_subprocess_exec(
            *program, house.url, cat.token, room.sale, transport, stdout=asyncio.subprocess.PIPE
        )
        assert client.stdout is not None
        async with asyncio.timeout(30):
            assert await client.stdout.readline() == b"attending\n"
            path = f"/api/sales/{room.sale}/lots/1/show"
            async with house.http.post(path, data=a_photograph(), headers=house.owner) as answer:
                assert answer.status == 201, await answer.text()
                shown = await answer.json()
            body, digest = json.loads(await client.stdout.readline())
            assert await client.wait() == 0
        await room.ann.wait_for("picture")
        assert (body, digest) == (shown, hashlib.sha256(room.ann.attached[0]).hexdigest())
