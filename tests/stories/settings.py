"""An installer and an administrator at one counter: the first page of all with its devices tried, settings that a clerk reads and
an administrator changes, a proxy that is not there, a colleague's forgotten PIN, --diagnose beside the running client and without it,
and a file of settings that went bad."""

import json
import re
import subprocess

from counter import NEW_PIN, ZHANG, Counter
from day import change_to, leave, lines, to_list
from processes import until
from screen import BUTTON, COMBO, FIELD, LABEL

ADMIN_PIN, THIRD_PIN, FOURTH_PIN = "739164", "640281", "815293"


def well(screen) -> list:
    """What a try said of devices that are well."""
    return screen.look(LABEL, re.compile("^✓ 已连通，可以使用"))


def to_settings(counter: Counter) -> None:
    counter.screen.click(counter.screen.find(name="系统设置"))
    counter.screen.find(LABEL, "系统设置")


PROXY = re.compile("^(不用代理|HTTP 代理|SOCKS5 代理)$")  # a combo box is called by what is chosen in it


def choose(counter: Counter, box: re.Pattern, key: str, words: str) -> None:
    """Opens the list and goes one line up or down in it."""
    screen = counter.screen
    screen.click(screen.find(COMBO, box, enabled=True))
    until("the list open", lambda: screen.look("list item", words), 10, counter.client.program.must_run)
    screen.keys(key, "Return")
    screen.find(COMBO, words)


def write(counter: Counter, field_name: str, text: str) -> None:
    screen = counter.screen
    field = screen.find(FIELD, field_name, enabled=True)
    screen.activate(field)
    field.focus()
    screen.keys("ctrl+a")
    screen.enter(field, text)
    until(f"'{text}' in '{field_name}'", lambda: field.text == text, 10)


def diagnose(story, *words: str) -> tuple[int, str]:
    world = story.world
    run = subprocess.run([world.programs / "yichuang-counter", "--diagnose", "--vault", world.folder / "counter-vault", "--settings",
                          world.folder / "counter.json", *words], env=world.env, capture_output=True, text=True, timeout=60)
    return run.returncode, run.stdout


def first_run(story) -> Counter:
    counter = Counter(story)
    screen = counter.screen
    screen.find(BUTTON, "登记", enabled=True, seconds=30)
    story.picture("first-run")
    screen.press("登记", BUTTON)
    screen.wait_text("✓ 已登记", seconds=60)
    until("three devices tried", lambda: len(well(screen)) == 3, 40, counter.client.program.must_run)
    story.picture("devices-tried")
    story.say("enrolled; each device was tried and says so")
    screen.press("完成，去登录", BUTTON)
    return counter


def clerk_reads(story, counter: Counter) -> None:
    to_settings(counter)
    screen = counter.screen
    screen.wait_text("只有管理员可以修改")
    story.held(not screen.look(BUTTON, "保存设备设置") and not screen.find(COMBO, PROXY).enabled, "a clerk reads the settings only")
    story.held(not screen.look(FIELD, "忘记PIN的人的工号"), "a clerk resets nobody's PIN")
    story.picture("read-only")


def administrator_changes(story, counter: Counter) -> None:
    screen = counter.screen
    to_settings(counter)
    screen.wait_text("对本机所有工作人员生效")
    story.picture("administrator")
    write(counter, "身份证阅读器的地址", "127.0.0.1:1")
    screen.press("试一下身份证阅读器", BUTTON)
    screen.wait_text("D-0905", role=LABEL, seconds=20)
    story.picture("reader-not-there")
    story.say("a reader that is not there is said in words")
    reader = f"127.0.0.1:{story.world.devices['reader']['tcp']}"
    write(counter, "身份证阅读器的地址", reader)
    screen.press("试一下身份证阅读器", BUTTON)
    until("the reader again", lambda: well(screen), 20, counter.client.program.must_run)
    screen.press("保存设备设置", BUTTON)
    screen.wait_text("已保存。退出并重新打开")
    kept = json.loads((story.world.folder / "counter.json").read_text())
    story.held(kept["keys"] == "file" and [d["place"] for d in kept["devices"]][0] == f"tcp:{reader}", "kept, and nothing else changed")


def bad_proxy(story, counter: Counter) -> None:
    screen = counter.screen
    choose(counter, PROXY, "Down", "HTTP 代理")
    write(counter, "代理地址", "127.0.0.1:1")
    screen.press("保存代理并试连", BUTTON)
    screen.wait_text("L-0017", seconds=30)
    story.picture("proxy-not-there")
    choose(counter, PROXY, "Up", "不用代理")
    screen.press("保存代理并试连", BUTTON)
    until("the hall again", lambda: screen.look(LABEL, "已连通"), 60, counter.client.program.must_run)
    story.say("a proxy that is not there is said, and without it the hall is back")


def reset_pin(story, counter: Counter, of: dict) -> str:
    screen = counter.screen
    field = screen.find(FIELD, "忘记PIN的人的工号")
    screen.enter(field, of["no"])
    screen.press("重置PIN……", BUTTON)
    screen.wait_text(f"确定重置工号 {of['no']}")
    story.picture("reset-asks")
    screen.press("确认重置", BUTTON)
    pin = until("the PIN", lambda: next((w.name for w in screen.look(LABEL, re.compile(r"^\d{6}$"))), None), 30,
                counter.client.program.must_run)
    story.picture("one-time-pin")
    screen.press("已告知本人，清除", BUTTON)
    screen.wait_gone(LABEL, pin, seconds=10)
    return pin


def begin_a_case(counter: Counter) -> None:
    """Something of the clerk's own, that rests in their vault and nowhere else."""
    counter.screen.click(counter.screen.find(name="收件受理"))
    counter.read_card(ZHANG)


def forgotten(story, counter: Counter, clerk: dict, pin: str) -> None:
    """With a one-time PIN, and no idea of the PIN from before: nothing of theirs is lost."""
    screen = counter.screen
    counter.write_number(clerk["no"])
    screen.fill("PIN", pin, sign_in=True)
    screen.keys("Return")
    screen.fill("新PIN", FOURTH_PIN, sign_in=True, seconds=30)
    screen.fill("再次输入新PIN", FOURTH_PIN, sign_in=True)
    screen.keys("Return")
    screen.find("password text", "修改前的PIN", seconds=30)
    story.picture("pin-from-before")
    screen.press("忘记了修改前的PIN", BUTTON)
    screen.wait_gone(FIELD, "工号", seconds=60)
    to_list(counter, "待处理")
    until("their case", lambda: any("草稿" in line for line in lines(counter)), 20, counter.client.program.must_run)
    story.picture("case-found-again")
    story.say("who forgot their PIN has their case again")
    leave(counter)
    change_to(counter, clerk["no"], FOURTH_PIN)
    story.say("and the new PIN opens the vault from then on")


def bad_file(story) -> None:
    """Started on settings that somebody broke: said, left as they are, nothing begun."""
    world = story.world
    settings = world.folder / "counter.json"
    good, bad = settings.read_text(), "{ \"devices\": [ cut here"
    settings.write_text(bad)

    class Broken:
        kind, program = "counter", world.start("yichuang-counter", [
            world.programs / "yichuang-counter", "--settings", settings, "--vault", world.folder / "counter-vault", "--lang", "zh"])
        pid = program.pid
    screen = story.watch(Broken)
    screen.wait_text("B-0008")
    story.picture("bad-settings")
    screen.press("退出", BUTTON)
    story.held(Broken.program.process.wait(20) == 2 and settings.read_text() == bad, "a broken file is said and left alone")
    settings.write_text(good)


def tell(story) -> None:
    world = story.world
    world.prepare_hall()
    world.start_hall()
    world.start_devices()
    story.open_bench()
    counter = first_run(story)
    clerk, other, admin = world.staff("clerk"), world.staff("clerk", 1), world.staff("administrator")
    counter.sign_in(clerk["no"], clerk["pin"], NEW_PIN)
    clerk_reads(story, counter)
    begin_a_case(counter)
    leave(counter)
    change_to(counter, admin["no"], admin["pin"], ADMIN_PIN)
    administrator_changes(story, counter)
    bad_proxy(story, counter)
    pin = reset_pin(story, counter, other)
    status, told = diagnose(story, "--json")
    checks = {c["id"]: c for c in json.loads(told)["checks"]}
    story.held(checks["vault"]["facts"]["inUse"] and checks["device.card-reader"]["state"] == "unknown",
               "--diagnose leaves the vault and the devices of a client that runs alone")
    leave(counter)
    change_to(counter, other["no"], pin, THIRD_PIN)
    story.say("the colleague signs in with the one-time PIN and changes it")
    leave(counter)
    change_to(counter, admin["no"], ADMIN_PIN)
    to_settings(counter)
    pin = reset_pin(story, counter, clerk)
    leave(counter)
    forgotten(story, counter, clerk, pin)
    story.judge_stalls(counter.client.stop())
    status, told = diagnose(story, "--json")
    checks = {c["id"]: c for c in json.loads(told)["checks"]}
    wrong = [c["id"] for c in checks.values() if c["state"] == "wrong"]
    story.held(status == 0 and not wrong, f"--diagnose finds everything well: {wrong or sorted(checks)}")
    status, told = diagnose(story, "--lang", "zh")
    story.held("一切正常" in told, "and says so in words")
    print(told, flush=True)
    bad_file(story)
