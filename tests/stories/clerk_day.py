"""A clerk's whole day at one window: twenty cases of many kinds through the real windows, each filled as its printed example says.
People come with chips and without, for themselves, for a firm, for a child, for somebody at home; they sign by hand, by finger
and by seal, bring paper, copies and files. Six endings; one case put aside and taken up again, a shift change, a slip printed
again, a wrong submission taken back, somebody who only asks. In the evening the hall is asked what became of all of them, what
went over the line is counted by its kinds (between.py), and openssl judges what was signed."""

import json
import subprocess
import unicodedata
from collections import Counter as Tally
from pathlib import Path

from applicants_case import listened_counter, rows_of
from comers import BY_CODE, CHILD, LOST_CARD, OFFICER, PASSPORT, SECOND_PIN, TEMPORARY, second_clerk
from counter import NEW_PIN
from day import change_to, leave, to_list
from endings_case import save_as_pdf, tick
from matters import Matter
from openapi import Contract
from outsider import Outsider
from processes import until
from receipts import sm3, verify_paper, verify_receipt
from screen import BUTTON, FIELD, ITEM, LABEL, LIST
from slips import says, words_on
from visits import Visit, Window, brought, child_with_guardian, chip, compared, disputed, fingerprint, firm, kinds, represented, seal, shown

LABEL_OF_STATE = {"accepted": "已受理", "back-office": "收件转后台", "correction": "待补正", "refused": "不予受理", "closed": "已办结"}
BUTTON_OF_STATE = {"accepted": "受理", "back-office": "收件转后台", "correction": "一次性补正告知", "refused": "不予受理", "closed": "当场办结"}
ADDRESS = {"户籍（证件）地址": "样例省样例县样例镇测试路1号"}  # that their document does not tell
ONLY_ASKED = 26  # 残疾人证办理: somebody wants to know what to bring

MORNING = [
    Visit(2, chip("zhang"), "accepted", {"以哪种方式申请？": "单人户申请"}),
    Visit(90, shown(PASSPORT), "closed"),
    Visit(63, firm, "closed"),
    Visit(8, chip("zhang"), "back-office", sign=fingerprint),
    Visit(10, chip("hk"), "accepted"),
    Visit(12, chip("foreigner-2023"), "closed", told=ADDRESS),
    Visit(37, child_with_guardian(CHILD, "li"), "accepted", told=ADDRESS),
    Visit(4, chip("zhang"), "accepted", papers=brought("临时救助申请书", "困难事由证明")),
    Visit(20, chip("li"), "accepted", {"凭哪一项条件申领居住证？": "连续就读"}, papers=compared("就读证明")),
    Visit(13, chip("zhang"), "closed", form=disputed),
    Visit(22, chip("li"), "withdrawn"),
]
SECOND_CLERK = [
    Visit(38, shown(BY_CODE), "closed", told=ADDRESS),
    Visit(88, shown(OFFICER), "closed", told=ADDRESS),
    Visit(33, shown(TEMPORARY), "accepted", told=ADDRESS),
]
AFTERNOON = [
    Visit(65, firm, "closed", sign=seal),
    Visit(11, represented("zhang", "li"), "accepted"),
    Visit(5, chip("zhang"), "correction"),
    Visit(19, shown(LOST_CARD), "refused"),
    Visit(42, chip("li"), "accepted"),
]
PARKED = Visit(44, chip("li"), "accepted")
OF_MANY_KINDS = {
    "resident card", "temporary card", "household register", "officer's card", "passport", "foreigner's card", "HK, Macao or Taiwan card",
    "by chip", "by eye, second person", "by a shown code", "organisation", "agent", "mandate", "guardian", "copy compared", "files brought",
    "disputed value", "by situation", "signed by hand", "signed by fingerprint, witnessed", "signed by seal"}


def serve(window: Window, visit: Visit) -> None:
    began = window.story.seconds()
    visit.come(window)
    matter = Matter(visit.matter, visit.told)
    window.hands.take(matter, visit.answers)
    finish(window, visit, matter)
    window.seconds.append(window.story.seconds() - began)


def finish(window: Window, visit: Visit, matter: Matter) -> None:
    """From the filled form on."""
    story, screen = window.story, window.screen
    if visit.form:
        visit.form(window)
    window.sheets += visit.papers(window) if visit.papers else window.hands.collect()
    if visit.sign:
        screen.press("继续：签字确认", BUTTON)
        screen.find(name="签字区")
        visit.sign(window)
    else:
        window.counter.sign()
    window.counter.submit()
    screen.wait_text("大厅回执已验签", seconds=60)
    if visit.state == "withdrawn":
        take_back(window)
    else:
        end(window, matter, visit.state)
    window.ended.append((matter.name, visit.state))
    story.say(f"{len(window.ended):2} {matter.name}: {visit.state}")
    story.picture(f"case-{len(window.ended):02}")
    screen.press("办完，接待下一位", BUTTON)
    screen.wait_text("读到证件即开始办理")


def end(window: Window, matter: Matter, state: str) -> None:
    window.screen.press(BUTTON_OF_STATE[state], BUTTON)
    if state == "correction":
        tick(window.counter, matter.item["reviewPoints"][0])
        window.screen.press("确认告知补正", BUTTON)
    elif state == "refused":
        window.screen.fill("其他内容", "尚未申请领取、换领、补领居民身份证")
        window.screen.press("确认不予受理", BUTTON)
    window.screen.wait_text(f"^{LABEL_OF_STATE[state]}$", LABEL, seconds=30)


def take_back(window: Window) -> None:
    screen = window.screen
    screen.keys("F11")
    screen.wait_text("受理之前可以撤回")
    screen.enter(screen.find(FIELD, "撤回原因"), "选错事项")
    screen.press("撤回", BUTTON)
    screen.press("确认撤回", BUTTON)
    screen.wait_text("本件已撤回", seconds=60)
    screen.keys("Escape")
    screen.wait_text("已撤回", seconds=30)


def put_aside(window: Window) -> Matter:
    """Filled, then a paper is missing: the applicant goes home for it."""
    matter = Matter(PARKED.matter)
    PARKED.come(window)
    window.hands.take(matter, PARKED.answers)
    window.screen.keys("F10")
    window.screen.wait_text("读到证件即开始办理", seconds=30)
    window.story.say(f"put aside: {matter.name}")
    return matter


def take_up(window: Window, matter: Matter) -> None:
    window.screen.keys("ctrl+Tab")
    window.screen.find(BUTTON, "继续：材料", enabled=True, seconds=30)
    window.screen.wait_text("申请信息已齐全")
    window.story.say("taken up again, with everything that was filled in")
    finish(window, PARKED, matter)


def reprint(window: Window) -> None:
    """A slip is lost: the case is found by its service, the slip comes again and is counted."""
    to_list(window.counter, "全部")
    screen = window.screen
    screen.fill("查找办件", "异地就医")
    cases = screen.find(LIST, "办件列表")
    until("the one that is meant", lambda: len(screen.look(ITEM, within=cases)) == 1, 20, window.hands.alive)
    screen.press("打开办件", BUTTON)
    screen.wait_text("大厅回执已验签", seconds=30)
    window.counter.print_slip()
    screen.wait_text(r"接收凭证已打印（\d\d:\d\d）")
    window.counter.print_slip()
    screen.wait_text("第2次）")
    slip = sorted((window.story.world.folder / "prints").glob("*.png"))[-1]
    window.story.held(says(words_on(slip), "第2次打印"), "the second slip says that it is the second")
    window.story.picture("printed-again")
    screen.press("办完，接待下一位", BUTTON)
    screen.wait_text("读到证件即开始办理")


def only_asks(window: Window) -> None:
    """Somebody wants to know what to bring: told once, on paper, in general and then for what they came for; no card is read and
    no case begun."""
    story, screen = window.story, window.screen
    sent = len(story.between.bodies("POST", "/v1/cases"))
    matter = Matter(ONLY_ASKED)
    window.counter.look_at_guide(matter.query, matter.name)
    story.picture("guide")
    words = told_once(window, matter, "told-in-general")
    wanted = [m["name"] for m in matter.item["materials"]]
    story.held(all(name in words for name in wanted), f"the notice names all {len(wanted)} papers")
    sometimes = sum("appliesWhen" in m for m in matter.item["materials"])
    story.held(0 < sometimes == words.count("仅限"), f"and says of {sometimes} in which case they are wanted")
    screen.keys("Escape", "Escape", "Return")  # to the guide, to the list, and the service is taken
    screen.wait_text(f"^{matter.name}$")
    window.hands.answer(matter, {"办理哪一项？": "到期换领"})
    screen.keys("F1")
    words = told_once(window, matter, "told-of-theirs")
    story.held("到期换领" in words and "原残疾人证" in words, "of a renewal it says what a renewal wants")
    story.held(not any(other in words for other in ("残疾评定结果", "监护人居民身份证", "仅限")), "and nothing else")
    screen.keys("F2", "Escape")  # to the applicant, and out
    screen.wait_text("读到证件即开始办理")
    to_list(window.counter, "全部")
    listed = screen.look(ITEM, within=screen.find(LIST, "办件列表"))
    story.held(len(listed) == len(SECOND_CLERK) and len(story.between.bodies("POST", "/v1/cases")) == sent,
               "who only asked has no case, neither here nor at the hall")


def told_once(window: Window, matter: Matter, name: str) -> str:
    """The notice of the guide that is open, as a stranger reads it out of the PDF."""
    window.screen.press("一次性告知单", BUTTON)
    window.counter.laid_out()
    save_as_pdf(window.story, window.counter, "一次性告知单", matter.name, name)
    told = subprocess.run(["pdftotext", "-layout", window.story.world.folder / f"{name}.pdf", "-"], capture_output=True, check=True, timeout=60)
    return unicodedata.normalize("NFKC", "".join(told.stdout.decode().split()))


def judge_list(window: Window) -> None:
    story, shown_now = window.story, window.screen.look(ITEM, within=window.screen.find(LIST, "办件列表"))
    due = {state: [i for i in shown_now if f" {state} " in i.name] for state in ("已办结", "已受理")}
    story.held(bool(due["已办结"]) and not any("前办结" in i.description for i in due["已办结"]), "what is closed is not said to be due")
    story.held(bool(due["已受理"]) and all("前办结" in i.description for i in due["已受理"]), "what is accepted is")


def judge(story, ended: list) -> None:
    """What the hall has in the evening, asked by another terminal, and read past every program of ours."""
    outsider: Outsider = story.outsider
    sent = {json.loads(body)["draft"]["id"]: body for body in story.between.bodies("POST", "/v1/cases")}
    drafts = [json.loads(body)["draft"] for body in sent.values()]
    numbers = {(d.get("organisation") or {"uscc": d.get("applicant", {}).get("number")})["uscc"] for d in drafts}
    cases = [c for number in sorted(numbers)
             for c in outsider.ask("POST", "/v1/cases/search", {"number": number}, story.signed_in)["cases"]]
    story.held(sorted((c["itemName"], c["state"]) for c in cases) == sorted(ended),
               f"the hall has the same {len(ended)} cases of {len(numbers)} people and firms, each ended as pressed")
    kept = {i: json.loads(r) for i, r in rows_of(story, "SELECT id, receipt FROM cases ORDER BY number")}
    contract = Contract()
    for case, manifest in sent.items():
        contract.request("POST", "/v1/cases", manifest)
        verify_receipt(kept[case], outsider.evidence_authority)
        if kept[case]["manifestDigest"] != sm3(manifest).hex():
            story.held(False, f"the receipt of {case} is for another manifest")
    papers = [p for c in cases for p in c["papers"]]
    for paper in papers:
        verify_paper(paper, outsider.evidence_authority)
    story.held(len(kept) == len(ended), f"openssl verifies {len(kept)} receipts, each for what went over the line, and {len(papers)} papers")
    judge_kinds(story, drafts)
    story.note(cases=len(cases), receipts=len(kept), papers=len(papers), receipt_verified=True,
               endings=dict(sorted(Tally(state for _, state in ended).items())))


def judge_kinds(story, drafts: list) -> None:
    seen = Tally(kind for draft in drafts for kind in kinds(draft))
    story.held(set(seen) >= OF_MANY_KINDS, f"{len(seen)} kinds among them" if set(seen) >= OF_MANY_KINDS else
               f"none of a kind that was meant: {OF_MANY_KINDS - set(seen)}")
    story.note(kinds=dict(sorted(seen.items())), services=len({d["itemCode"] for d in drafts}), consultations=1)


def tell(story) -> None:
    gvfs = Path(story.world.env["XDG_RUNTIME_DIR"]) / "gvfs"
    gvfs.mkdir(parents=True)  # as it is where nothing is plugged in
    story.telephone = gvfs / "mtp:host=Sample_Telephone_0123456789"
    with listened_counter(story) as counter:
        first, second = story.world.staff("clerk"), second_clerk(story)
        window = Window(story, counter, (second, SECOND_PIN))
        for visit in MORNING[:4]:
            serve(window, visit)
        waiting = put_aside(window)
        for visit in MORNING[4:]:
            serve(window, visit)
        reprint(window)
        leave(counter)
        change_to(counter, second["no"], SECOND_PIN)
        window.second = (first, NEW_PIN)
        for visit in SECOND_CLERK:
            serve(window, visit)
        only_asks(window)
        leave(counter)
        change_to(counter, first["no"], NEW_PIN)
        window.second = (second, SECOND_PIN)
        take_up(window, waiting)
        for visit in AFTERNOON:
            serve(window, visit)
        to_list(counter, "今日")
        judge_list(window)
        story.picture("evening")
        judge(story, window.ended)
        story.note(sheets=window.sheets, slowest_case_s=round(max(window.seconds), 1))
        report = counter.client.stop()
    story.judge_stalls(report)
