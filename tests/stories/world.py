"""The world a story plays in: a screen that nobody sees, an accessibility bus, a hall, a bench of virtual devices and a
client. Everything is started here, in a folder of its own, and stopped by its process id when the story ends."""

import json
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from processes import Program, until

WIDTH, HEIGHT = 1366, 768  # the smallest counter screen that the design knows
KIOSK = (1080, 1920)
SOCKETS = "libumockdev-preload.so.0"  # gives a program the USB devices of another one, where there is no bus


class World:
    """with World(bin) as world: … """

    def __init__(self, programs: Path, size=(WIDTH, HEIGHT), keep: Path | None = None, language: str = "zh_CN",
                 own_display: bool = True, code_scanner: bool = False):
        self.programs = programs.resolve()
        self.size = size
        self.keep = keep
        self.language = language
        self.own_display = own_display
        self.code_scanner = code_scanner  # stands at the counter too
        self.folder = keep.resolve() if keep else Path(tempfile.mkdtemp(prefix="yichuang-"))
        self.started: list[Program] = []
        self.hall: Program | None = None
        self.hall_port = 0
        self.door = 0  # where clients are sent instead, if somebody stands between
        self.devices: dict = {}
        self.first_start: dict = {}
        self.client_options: list = []  # more that every client is started with
        self.printer_options = {}  # of the receipt printer
        self.has_lobby = False  # a number display, a call speaker and a pick-up cabinet
        self.has_pad = False  # a signature pad in a USB socket, where a story asks for it
        self.pads: dict = {}
        self.has_camera = False  # a document camera beside the scanner, where a story asks for it
        self.cases_before = 0  # that the clerk's vault holds when a story begins (years.py)
        self.plugs = 20  # how often each kind of device is pulled out and plugged in, where a story does (devices_case.py)
        self.bench: Path | None = None  # where the programs are that fill it
        for name in ("home", "run", "logs", "frame", "prints"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        (self.folder / "run").chmod(0o700)
        # Nothing of the person who runs the story, and only what a program needs.
        self.env = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder / "home"),
            "XDG_RUNTIME_DIR": str(self.folder / "run"),
            "TMPDIR": tempfile.gettempdir(),
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
            "TZ": "CST-8",  # halls and terminals stand in China; said so that it needs no time zone files
            "QT_QPA_PLATFORM": "xcb",
        }
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LD_LIBRARY_PATH"):
            if name in os.environ:
                self.env[name] = os.environ[name]

    def __enter__(self):
        try:
            if self.own_display:
                self._start_display()
                self._start_accessibility()
            else:
                for name in ("DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "DBUS_SESSION_BUS_ADDRESS", "QT_QPA_PLATFORM"):
                    if name in os.environ:
                        self.env[name] = os.environ[name]
                self.env["XDG_RUNTIME_DIR"] = os.environ.get("XDG_RUNTIME_DIR", self.env["XDG_RUNTIME_DIR"])
                if "WAYLAND_DISPLAY" in os.environ:
                    self.env.pop("QT_QPA_PLATFORM", None)
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def core_files(self) -> dict[str, str]:
        """Which of our running programs and of their helpers could leave a core file, and how large."""
        told = {}
        for program in self.started:
            if program.name not in ("yichuang-hall", "yichuang-counter", "yichuang-kiosk") or not program.running():
                continue
            lines = Path("/proc").glob(f"{program.pid}/task/*/children")
            for pid in [program.pid, *(int(child) for line in lines for child in line.read_text().split())]:
                limits = Path(f"/proc/{pid}/limits").read_text()
                soft, hard = re.search(r"Max core file size +(\S+) +(\S+)", limits).groups()
                if (soft, hard) != ("0", "0"):
                    told[f"{program.name} {pid}"] = f"{soft} {hard}"
        return told

    def stop(self) -> None:
        for program in reversed(self.started):
            program.stop()

    def logs(self) -> list[Path]:
        return [p for p in (self.folder / "logs").iterdir() if p.stat().st_size > 0]

    def __exit__(self, *_):
        self.stop()
        if self.keep is None:
            shutil.rmtree(self.folder, ignore_errors=True)

    def start(self, name: str, arguments: list, env: dict | None = None, pass_fds=()) -> Program:
        program = Program(name, arguments, self.env | (env or {}), self.folder / "logs" / f"{name}.log", pass_fds)
        self.started.append(program)
        return program

    # ---- the screen and the bus

    def _said(self, program_name: str, arguments: list, ready_argument, seconds=20) -> str:
        """Starts a program that writes one line to a pipe when it is ready, and returns the line."""
        reading, writing = os.pipe()
        program = self.start(program_name, [*arguments, *ready_argument(writing)], pass_fds=(writing,))
        os.close(writing)
        os.set_blocking(reading, False)
        said = b""

        def look():
            nonlocal said
            try:
                said += os.read(reading, 4096)
            except BlockingIOError:
                pass
            return said.decode().strip() if said.endswith(b"\n") else None

        try:
            return until(f"{program_name} ready", look, seconds, program.must_run)
        finally:
            os.close(reading)

    def _start_display(self) -> None:
        width, height = self.size
        number = self._said("Xvfb", ["Xvfb", "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-noreset",
                                     "-fbdir", self.folder / "frame"], lambda fd: ["-displayfd", fd])
        self.env["DISPLAY"] = f":{number}"

    def _start_accessibility(self) -> None:
        address = self._said("dbus-daemon", ["dbus-daemon", "--session", "--nofork", "--nopidfile",
                                             f"--address=unix:path={self.folder}/run/bus"],
                             lambda fd: [f"--print-address={fd}"])
        self.env |= {"DBUS_SESSION_BUS_ADDRESS": address, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        # This process asks the same bus, through libatspi, which reads its own environment.
        os.environ |= {n: self.env[n] for n in ("DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "XDG_RUNTIME_DIR")}
        os.environ.pop("AT_SPI_BUS_ADDRESS", None)
        self.start("at-spi", ["/usr/libexec/at-spi-bus-launcher", "--launch-immediately"])

    def key(self, *arguments) -> None:
        """xdotool: real keys and a real pointer, as the X server would get them from hardware."""
        subprocess.run(["xdotool", *[str(a) for a in arguments]], env=self.env, check=True, timeout=30,
                       stdout=subprocess.DEVNULL)

    # ---- the hall

    def prepare_hall(self) -> dict:
        """First start: authority, nodes, staff with one-time PINs, terminal codes. Returns what the hall printed."""
        kept = self.folder / "first-start.json"
        if kept.exists():
            self.first_start = json.loads(kept.read_text())
            return self.first_start
        run = subprocess.run([self.programs / "yichuang-hall", "admin", "first-start", "--data", self.folder / "hall",
                              "--sample"], env=self.env, capture_output=True, text=True, timeout=120)
        if run.returncode != 0:
            raise RuntimeError("the hall refused its first start:\n" + run.stderr)
        self.first_start = json.loads(run.stdout)
        if self.keep:
            kept.touch(0o600)
            kept.write_text(json.dumps(self.first_start, ensure_ascii=False))
        return self.first_start

    def start_hall(self) -> None:
        """On a free port the first time, on the same one after a stop."""
        if self.hall_port == 0 and (self.folder / "port").exists():
            self.hall_port = int((self.folder / "port").read_text())
        self.hall, ready = self._ready("yichuang-hall", [
            "serve", "--data", self.folder / "hall", "--listen", f"127.0.0.1:{self.hall_port}"])
        self.hall_port = ready["port"]
        (self.folder / "port").write_text(str(self.hall_port))

    def stop_hall(self) -> None:
        self.hall.stop()

    # ---- devices

    def start_devices(self, *extra) -> dict:
        """Without its panel the bench shows nothing and needs no display."""
        env = {} if "--panel" in extra else {"QT_QPA_PLATFORM": "offscreen"}
        _, self.devices = self._ready("yichuang-devices", ["--prints-dir", self.folder / "prints", *extra], env)
        # Papers go to the bench, or to a print service of the story's: never to a printer of this machine.
        if self.has_pad:
            _, self.pads = self._ready("yichuang-pads", [], {"QT_QPA_PLATFORM": "offscreen", "LD_PRELOAD": SOCKETS})
        self.env.setdefault("CUPS_SERVER", f"127.0.0.1:{self.devices['paper']['ipp']}")
        return self.devices

    def scene(self, *steps: dict) -> list:
        """The arguments that let the bench begin with these commands."""
        if not steps:
            return []
        path = self.folder / "scene.json"
        path.write_text(json.dumps(steps, ensure_ascii=False))
        return ["--scene", path]

    def _ready(self, program: str, arguments: list, env: dict | None = None) -> tuple[Program, dict]:
        ready = self.folder / "run" / f"{program}.json"
        ready.unlink(missing_ok=True)
        running = self.start(program, [self.programs / program, *arguments, "--ready-file", ready], env)

        def look():
            try:
                return json.loads(ready.read_text())
            except (FileNotFoundError, json.JSONDecodeError):
                return None

        return running, until(f"{program} ready", look, 60, running.must_run)

    # ---- clients

    def terminal_code(self, kind: str, which: int = 0) -> str:
        return [t["code"] for t in self.first_start["terminals"] if t["kind"] == kind][which]

    def staff(self, role: str, which: int = 0) -> dict:
        return [s for s in self.first_start["staff"] if s["role"] == role][which]

    def settings(self, kind: str) -> Path:
        """The settings that an administrator's installer would lay down for this terminal."""
        path = self.folder / f"{kind}.json"
        path.write_text(json.dumps({
            "hall": {"url": f"https://127.0.0.1:{self.door or self.hall_port}", "code": self.terminal_code(kind)},
            # A demo has no keychain to unlock; the weaker place for keys is asked for by name.
            "keys": "file",
            "devices": self.device_settings() if self.devices else [],
        }, ensure_ascii=False, indent=1))
        return path

    def device_settings(self) -> list:
        sane = self.devices["sane"]
        codes = [{"kind": "code-scanner", "place": f"tcp:127.0.0.1:{self.devices['codes']['tcp']}"}] if self.code_scanner else []
        camera = [{"kind": "document-camera", "place": self.devices["camera"]["place"]}] if self.has_camera else []
        lobby = [{"kind": kind, "driver": driver, "place": f"tcp:127.0.0.1:{self.devices[kind]['tcp']}"}
                 for kind, driver in (("display", "line"), ("speaker", "syn6288"), ("cabinet", "lockboard"))] if self.has_lobby else []
        pads = [{"kind": "signature-pad", "place": self.pads["place"]}] if self.pads else []
        return [
            {"kind": "card-reader", "place": f"tcp:127.0.0.1:{self.devices['reader']['tcp']}"},
            {"kind": "receipt-printer", "place": f"tcp:127.0.0.1:{self.devices['printer']['tcp']}", "options": self.printer_options},
            {"kind": "document-scanner", "place": f"sane:{sane['device']}",
             "env": {"SANE_CONFIG_DIR": sane["configDir"]}, "options": sane.get("options", {})},
            *codes,
            *camera,
            *lobby,
            *pads,
        ]

    def camera_environment(self) -> dict:
        """How a client's helper finds the bench's camera among those of this machine."""
        return {"GST_PLUGIN_PATH": str(self.programs.parent / "gstreamer"), "GST_REGISTRY": str(self.folder / "run" / "gst-registry.bin"),
                "GST_REGISTRY_FORK": "no", **self.devices["camera"]["environment"]}

    def socket_environment(self) -> dict:
        """How a client sees the USB sockets that the pads stand in."""
        return {"LD_PRELOAD": SOCKETS, "UMOCKDEV_DIR": self.pads["root"]}

    def start_client(self, kind: str, *extra) -> "Client":
        return Client(self, kind, extra)


class Child:
    """A process of a client with windows of its own: a citizen's session at the kiosk."""

    def __init__(self, client: "Client", pid: int):
        self.kind, self.program, self.pid = f"{client.kind} child", client.program, pid

    def gone(self) -> bool:
        try:
            return "\nState:\tZ" in Path(f"/proc/{self.pid}/status").read_text()
        except (FileNotFoundError, ProcessLookupError):  # the latter: it went between opening and reading
            return True


class Client:
    """yichuang-counter or yichuang-kiosk, and the report it leaves when it ends well."""

    def __init__(self, world: World, kind: str, extra=()):
        self.world = world
        self.kind = kind
        self.report_file = world.folder / f"{kind}-report.json"
        self.report_file.unlink(missing_ok=True)
        language = ("--lang", world.language.split("_")[0]) if kind == "counter" and world.language else ()  # a kiosk asks the citizen
        self.program = world.start(f"yichuang-{kind}", [
            world.programs / f"yichuang-{kind}", "--vault", world.folder / f"{kind}-vault", "--settings",
            world.settings(kind), "--report", self.report_file, *language, *world.client_options, *extra],
            (world.camera_environment() if world.has_camera and world.devices else {}) | (world.socket_environment() if world.pads else {}))

    @property
    def pid(self) -> int:
        return self.program.pid

    def children(self) -> list[int]:
        """Processes that it started and that still live."""
        lines = Path("/proc").glob(f"{self.pid}/task/*/children")
        return [int(pid) for line in lines for pid in line.read_text().split()]

    def kill(self) -> None:
        self.program.kill()

    def stop(self) -> dict:
        """Ends the client as closing its window would, and returns its report."""
        status = self.program.stop()
        if status != 0:
            raise RuntimeError(f"{self.program.name} ended with {status}:\n{self.program.tail()}")
        return json.loads(self.report_file.read_text())
