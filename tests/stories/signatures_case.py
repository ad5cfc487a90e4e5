"""Who cannot sign by hand: a fingerprint before a colleague, a name written by another before a stranger, a firm's seal with who
put it and who handed it over; and two who apply together, each for themself, one by hand and one by a fingerprint. Sheets come through the real scanner; what goes to the hall is read off the line (between.py), under
the digest that the receipt signs, and what rests there is looked at past every program of ours."""

import io
import re

from applicants_case import FIRMS_ITEM, PERSONS_ITEM, kept, listened_counter, next_person, take
from comers import FIRM, MANDATE, SECOND_PIN, firm_and_agent, name_firm, second_clerk, typed, written_over
from counter import NEW_PIN, ZHANG, Counter
from processes import until
from receipts import verify_paper
from screen import BUTTON, CHECK, FIELD, ITEM, RADIO
from signing import PRINT, SEALED, print_taken, scan_print, seal_handed_over, seal_wanted, witness_pin, witnessed

WRITER = {"name": "样例代书", "number": "340524198001019997"}
WITNESS = {"name": "测试见证", "number": "110105197501019995"}
FINGERPRINT_MM = (12, 35)  # of the part that was kept, at the sheet's own size
SEAL_MM = (35, 60)


def to_signing(story, counter: Counter, matter: tuple, pages: dict) -> None:
    take(counter, matter)
    counter.screen.press("继续：申请信息", BUTTON)
    counter.screen.wait_text("本事项没有需要填写的申请信息")
    counter.scan(pages)
    counter.screen.press("继续：签字确认", BUTTON)
    counter.screen.find(name="签字区")


def handed_in(story, counter: Counter) -> dict:
    counter.submit()
    counter.screen.wait_text("大厅回执已验签", seconds=60)
    return kept(story)


def rests(story, name: str) -> bytes:
    store = story.world.folder / "hall" / "blobs"
    return (store / name[:2] / name).read_bytes()


def is_cut(story, blob: str, sheet: int, bounds: tuple, what: str) -> None:
    """What the hall keeps is the print and not the whole sheet."""
    from PIL import Image
    with Image.open(io.BytesIO(rests(story, blob))) as image:
        sides = [side * 210 / sheet for side in image.size]
    story.held(all(bounds[0] < side < bounds[1] for side in sides), f"{what}, cut out of its sheet: {sides[0]:.0f} × {sides[1]:.0f} mm")


def slip_says(story, told: dict, number: str, words: str) -> None:
    """The hall's own record of the case, asked for by a terminal that is not ours; its papers are verified like receipts."""
    found = story.outsider.ask("POST", "/v1/cases/search", {"number": number}, story.signed_in)["cases"]
    mine = next(c for c in found if c["id"] == told["draft"]["id"])
    paper = mine["papers"][0]
    verify_paper(paper, story.outsider.evidence_authority)
    words_there = paper["values"].get("signing", "")
    story.held(words in words_there, f"the slip says how it was signed: {words_there}")


def fingerprint(story, counter: Counter, second: dict) -> None:
    screen = counter.screen
    counter.read_card(ZHANG)
    story.bench.lift_card()
    to_signing(story, counter, PERSONS_ITEM, {})
    story.held(not screen.look(name="单位盖章"), "no seal is offered where a person applies")
    screen.keys("alt+2")
    screen.wait_text("请申请人在白纸上按捺指纹")
    story.picture("fingerprint-wanted")
    scan_print(story, counter, "fingerprint", PRINT)
    screen.press(PRINT, BUTTON)
    screen.wait_text("请见证人输入自己的工号")
    story.picture("no-witness")
    me = story.world.staff("clerk")["no"]
    typed(counter, "见证人工号", me)
    witness_pin(counter, NEW_PIN)
    screen.wait_text("见证人不能是正在办理的工作人员")
    story.say("whoever works at the window is no witness")
    written_over(counter, "见证人工号", second["no"])
    witness_pin(counter, SECOND_PIN)
    screen.wait_text(f"（工号{second['no']}）已确认", seconds=30)
    story.picture("fingerprint-witnessed")
    print_taken(counter)
    story.picture("fingerprint-signed")
    told = handed_in(story, counter)
    signature = told["draft"]["signature"]
    story.held(told["version"] == 3 and signature["way"] == "fingerprint" and signature["finger"] == 2, "the right index finger's print")
    story.held(signature["by"] == "applicant" and "ink" not in signature, "of the applicant, without strokes")
    story.held(signature["witness"]["staffNo"] == second["no"], "before a colleague")
    story.held(signature["shown"] in {p.name for p in (story.world.folder / "hall" / "blobs").rglob("*")}, "bound to the text that was shown")
    is_cut(story, signature["image"], 2480, FINGERPRINT_MM, "the print")
    slip_says(story, told, ZHANG["number"], "按捺指纹（右手食指），见证人")
    next_person(counter)


def written_for(story, counter: Counter) -> None:
    screen = counter.screen
    counter.read_card(ZHANG)
    story.bench.lift_card()
    to_signing(story, counter, PERSONS_ITEM, {})
    screen.keys("alt+3")
    screen.fill("代书人姓名", WRITER["name"])
    typed(counter, "代书人证件号码", WRITER["number"])
    screen.press("其他人见证", RADIO)
    screen.fill("见证人姓名", WRITER["name"])
    typed(counter, "见证人证件号码", WRITER["number"])
    pad = screen.find(name="签字区")
    screen.stroke(pad, [(0.3, 0.3), (0.4, 0.35), (0.45, 0.6), (0.35, 0.75)])
    screen.press("确认代书", BUTTON)
    screen.wait_text("不能是签字人或代书人")
    until("the refusal in the guidance line", lambda: "见证人须成年" in screen.guidance(), 20, counter.client.program.must_run)
    story.picture("the-writer-is-no-witness")
    for label, text in (("见证人姓名", WITNESS["name"]), ("见证人证件号码", WITNESS["number"])):
        field = screen.find(FIELD, label)
        field.set_text("")
        screen.enter(field, text)
    screen.press("确认代书", BUTTON)
    screen.wait_text("已签字（他人代书），待提交", seconds=30)
    story.picture("written-for")
    told = handed_in(story, counter)
    signature = told["draft"]["signature"]
    story.held(signature["way"] == "written-for" and signature["ink"] and signature["by"] == "applicant", "strokes that somebody wrote for another")
    story.held((signature["writing"]["name"], signature["writing"]["number"], signature["writing"]["relation"], signature["writing"]["reason"]) == (
        WRITER["name"], WRITER["number"], "child", "cannot-write"), "with who wrote, whose child, and why")
    story.held(signature["witness"]["number"] == WITNESS["number"] and "staffNo" not in signature["witness"], "before somebody else")
    slip_says(story, told, ZHANG["number"], "由样例代书（")
    next_person(counter)


def sealed(story, counter: Counter) -> None:
    screen = counter.screen
    name_firm(counter)
    firm_and_agent(story, counter)
    to_signing(story, counter, FIRMS_ITEM, {MANDATE: ["letter"]})
    seal_wanted(story, counter)
    screen.press(SEALED, BUTTON)
    screen.wait_text("此项必填")
    story.picture("seal-handed-over-by-nobody")
    seal_handed_over(counter)
    story.picture("sealed")
    told = handed_in(story, counter)
    signature = told["draft"]["signature"]
    sealing = signature["sealing"]
    story.held((signature["way"], signature["by"]) == ("seal", "applicant") and "ink" not in signature, "the firm's seal")
    story.held((sealing["name"], sealing["handedBy"], sealing["mandate"]) == ("李测试", "样例保管", "party-mandate"),
               "by its agent, handed over by who keeps it, with the letter")
    is_cut(story, signature["image"], 2480, SEAL_MM, "the seal")
    slip_says(story, told, FIRM["uscc"], "加盖单位公章，用印人李测试")
    next_person(counter)


def together(story, counter: Counter, second: dict) -> None:
    screen = counter.screen
    counter.read_card(ZHANG)
    story.bench.lift_card()
    screen.press("增加申请人", BUTTON)
    screen.wait_text("第2申请人")
    story.bench.put_card("li")
    screen.find(ITEM, re.compile("^第2申请人：.*芯片读取"))
    story.bench.lift_card()
    to_signing(story, counter, PERSONS_ITEM, {})
    screen.wait_text("请张..（申请人）核对")
    story.picture("first-of-two")
    counter.strokes()
    screen.press(re.compile("^签署人李"), CHECK)
    until("the first one's strokes are asked about", lambda: "请先确认或清除张**" in screen.guidance(), 20, counter.client.program.must_run)
    screen.press("确认签字", BUTTON)
    screen.wait_text("请李..（第2申请人）核对", seconds=30)
    story.held(bool(screen.look(CHECK, re.compile("^签署人张.*，已签字"))), "the page turns to the second when the first has signed")
    story.picture("second-of-two")
    screen.press("继续：办理", BUTTON)
    screen.wait_text("请第2申请人签字确认")
    story.say("nothing can be handed in while one has not signed")
    story.picture("second-has-not-signed")
    screen.keys("Escape")
    screen.find(name="签字区")
    screen.keys("alt+2")
    screen.wait_text("请李..（第2申请人）在白纸上按捺指纹")
    scan_print(story, counter, "fingerprint", PRINT)
    witnessed(counter, second["no"], SECOND_PIN)
    print_taken(counter)
    story.picture("both-have-signed")
    told = handed_in(story, counter)
    first, others = told["draft"]["signature"], told["draft"]["furtherSignatures"]
    story.held(told["version"] == 6 and len(others) == 1, "two signatures of two who apply")
    story.held((first["way"], first["by"], bool(first["ink"])) == ("ink", "applicant", True), "the first by hand")
    story.held((others[0]["way"], others[0]["by"], others[0]["witness"]["staffNo"]) == ("fingerprint", "applicant.2", second["no"]),
               "the second by a fingerprint before a colleague")
    story.held(first["shown"] == others[0]["shown"], "under one text")
    slip_says(story, told, ZHANG["number"], "本人签字；李测试")
    next_person(counter)


def tell(story) -> None:
    with listened_counter(story) as counter:
        second = second_clerk(story)
        fingerprint(story, counter, second)
        written_for(story, counter)
        sealed(story, counter)
        together(story, counter, second)
        report = counter.client.stop()
    story.judge_stalls(report)
