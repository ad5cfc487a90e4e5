"""A printer for sheets of paper: CUPS's own virtual IPP printer behind a cupsd of the story's, in a folder of its own and on
loopback, found by nobody else. What is printed ends up as a file in .sheets(); .trouble() stops it as a printer stops."""

import getpass
import os
import socket
import subprocess
from pathlib import Path

from processes import until

CUPSD = """Listen {at}/cups.sock
LogLevel warn
Browsing No
DefaultAuthType None
WebInterface No
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
  </Limit>
</Policy>
"""
FILES = """User {user}
Group {group}
SystemGroup {system}
ServerRoot {at}/etc
ServerBin /usr/lib/cups
RequestRoot {at}/queue
TempDir {at}/queue/tmp
CacheDir {at}/cache
StateDir {at}/state
AccessLog {at}/log/access
ErrorLog {at}/log/error
PageLog {at}/log/page
Sandboxing relaxed
"""
AVAHI = """[server]
allow-interfaces=lo
use-ipv6=no
[wide-area]
enable-wide-area=no
[publish]
disable-publishing=yes
"""


# What ippeveprinter runs for each job. A printer that cannot print says so and waits until somebody has seen to it.
ENGINE = """#!/bin/sh
while said=$(cat {at}/trouble) && [ -n "$said" ]; do
    [ "$said" = "$told" ] || {{ [ -z "$told" ] || echo "STATE: -$told" >&2; echo "STATE: +$said" >&2; told=$said; }}
    sleep 0.2
done
[ -z "$told" ] || echo "STATE: -$told" >&2
echo "ATTR: job-impressions-completed=1" >&2
cp "$1" {at}/printed/"$(basename "$1")"
"""


class PaperPrinter:
    name = "paper"

    def __init__(self, world):
        self.world = world
        # A socket's path may have 107 characters, and cupsd as root hands its folders to lp.
        self.at = world.folder / "paper"
        for part in ("etc", "queue/tmp", "cache", "state", "log", "out", "printed"):
            (self.at / part).mkdir(parents=True)
        root = os.geteuid() == 0
        own = getpass.getuser()
        names = {"at": self.at, "user": "lp" if root else own, "group": "lp" if root else own, "system": "root" if root else own}
        (self.at / "etc/cupsd.conf").write_text(CUPSD.format(**names))
        (self.at / "etc/cups-files.conf").write_text(FILES.format(**names))
        (self.at / "avahi.conf").write_text(AVAHI)
        (self.at / "engine").write_text(ENGINE.format(at=self.at))
        (self.at / "engine").chmod(0o755)
        self.trouble("")
        if root:
            world.folder.chmod(0o711)  # lp has to get to what it may read
        # ippeveprinter announces itself or does not start: on a bus and to a daemon of the story's own, that tell nobody.
        self.bus = {"DBUS_SYSTEM_BUS_ADDRESS": world.env["DBUS_SESSION_BUS_ADDRESS"]}
        self._start_printer()
        self._start_queue()

    def _start_printer(self) -> None:
        daemon = self.world.start("avahi-daemon", ["/usr/sbin/avahi-daemon", "--no-drop-root", "--no-chroot", "--no-rlimits",
                                                   "--no-proc-title", "-f", self.at / "avahi.conf"], self.bus)
        until("avahi", lambda: "startup complete" in daemon.log.read_text(errors="replace"), 20, daemon.must_run)
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.printer = self.world.start("ippeveprinter", [
            "/usr/sbin/ippeveprinter", "-2", "-p", self.port, "-n", "localhost", "-d", self.at / "out", "-k", "-c", self.at / "engine", "-f",
            "application/pdf,image/pwg-raster", "Paper"], self.bus)

        def listens():
            try:
                socket.create_connection(("localhost", self.port), timeout=1).close()
                return True
            except OSError:
                return False
        until("the IPP printer", listens, 20, self.printer.must_run)

    def _start_queue(self) -> None:
        program = self.world.start("cupsd", ["/usr/sbin/cupsd", "-f", "-c", self.at / "etc/cupsd.conf", "-s",
                                             self.at / "etc/cups-files.conf"])
        until("cupsd", (self.at / "cups.sock").exists, 20, program.must_run)
        self.world.env["CUPS_SERVER"] = str(self.at / "cups.sock")  # what is started from now on prints here
        self.add(self.name, "3号窗口文书打印机")
        self._cups("lpadmin", "-d", self.name)

    def add(self, name: str, words: str) -> None:
        self._cups("lpadmin", "-p", name, "-E", "-D", words, "-v", f"ipp://localhost:{self.port}/ipp/print", "-m", "everywhere")

    def remove(self, name: str) -> None:
        self._cups("lpadmin", "-x", name)

    def trouble(self, reason: str) -> None:
        """From now on: a printer-state-reason like media-empty-error, or nothing."""
        (self.at / "trouble.new").write_text(reason)
        (self.at / "trouble.new").rename(self.at / "trouble")

    def _cups(self, *arguments) -> str:
        return subprocess.run([*map(str, arguments)], env=self.world.env, check=True, capture_output=True, text=True, timeout=30).stdout

    def sheets(self) -> list[Path]:
        return sorted((self.at / "printed").glob("*.pdf"), key=lambda sheet: sheet.stat().st_mtime_ns)

    def kept(self) -> list[str]:
        """What cupsd still has of any job: its control file, its document."""
        return sorted(p.name for p in (self.at / "queue").iterdir() if p.is_file())
