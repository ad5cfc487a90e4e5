#!/usr/bin/python3
"""vpcd_relay.py FOLDER READERS: the way into the network of a pcscd of the test's own (pcscd_bed.cpp).

vpcd listens on every address, so it runs in a network that has none but its own loopback. Cards of our own come in by
FOLDER/slot0, FOLDER/slot1 …, a socket for each reader. Runs inside that network, as a child of pcscd, and ends with it.
"""
import asyncio
import ctypes
import fcntl
import os
import signal
import socket
import struct
import sys

PR_SET_PDEATHSIG = 1
SIOCSIFFLAGS = 0x8914
IFF_UP = 1
FIRST_PORT = 35963  # as in pcscd_bed.cpp; each reader has two


async def pump(source, sink):
    try:
        while data := await source.read(65536):
            sink.write(data)
            await sink.drain()
    except OSError:
        pass
    finally:
        sink.close()


def door(port):
    async def come_in(reader, writer):
        try:
            inner, outer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            writer.close()
            return
        await asyncio.gather(pump(reader, outer), pump(inner, writer))

    return come_in


async def main(folder, readers):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", IFF_UP))
    servers = []
    for i in range(readers):
        path = os.path.join(folder, f"slot{i}")
        if os.path.exists(path):
            os.unlink(path)
        servers.append(await asyncio.start_unix_server(door(FIRST_PORT + 2 * i), path))
    print("relay ready", flush=True)
    await asyncio.gather(*(server.serve_forever() for server in servers))


parent = os.getppid()
ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
if os.getppid() == parent:  # else it was over before the line above
    asyncio.run(main(sys.argv[1], int(sys.argv[2])))
