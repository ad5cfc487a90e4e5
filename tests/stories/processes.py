"""Programs started and stopped by the process that started them, and things waited for with a deadline."""

import ctypes
import os
import signal
import subprocess
import time
from pathlib import Path

# Slow machines and sanitizers may need more patience; nothing here passes or fails by speed alone.
PATIENCE = float(os.environ.get("YC_PATIENCE", "1"))

_libc = ctypes.CDLL(None, use_errno=True)
_PR_SET_PDEATHSIG = 1


class TookTooLong(Exception):
    pass


def until(what: str, look, seconds: float, alive=lambda: None):
    """Asks look() until it answers something, and returns that. alive() raises if waiting has become pointless."""
    end = time.monotonic() + seconds * PATIENCE
    pause = 0.005
    while True:
        if answer := look():
            return answer
        alive()
        if time.monotonic() > end:
            raise TookTooLong(f"{what} did not come in {seconds * PATIENCE:.0f} s")
        time.sleep(pause)
        pause = min(pause * 1.5, 0.1)


def _end_with_parent():
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


class Program:
    """One running program in a process group of its own, so that what it started ends with it."""

    def __init__(self, name: str, arguments: list, env: dict, log: Path, pass_fds=()):
        self.name = name
        self.log = log
        with open(log, "ab") as out:
            self.process = subprocess.Popen([str(a) for a in arguments], env=env, stdin=subprocess.DEVNULL, stdout=out,
                                            stderr=subprocess.STDOUT, pass_fds=pass_fds, start_new_session=True,
                                            preexec_fn=_end_with_parent)

    @property
    def pid(self) -> int:
        return self.process.pid

    def running(self) -> bool:
        return self.process.poll() is None

    def must_run(self) -> None:
        if not self.running():
            raise RuntimeError(f"{self.name} ended by itself with {self.process.returncode}:\n{self.tail()}")

    def tail(self, lines: int = 15) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])

    def kill(self) -> None:
        """As a power cut would: nothing of it gets a word in."""
        self._signal(signal.SIGKILL)
        self.process.wait()

    def stop(self, seconds: float = 10) -> int:
        """Asks it to end, and does not take no for an answer. Returns its exit status."""
        self._signal(signal.SIGTERM)
        try:
            self.process.wait(seconds * PATIENCE)
        except subprocess.TimeoutExpired:
            pass
        self._signal(signal.SIGKILL)
        return self.process.wait()

    def _signal(self, number: int) -> None:
        try:
            os.killpg(self.process.pid, number)
        except ProcessLookupError:
            pass
