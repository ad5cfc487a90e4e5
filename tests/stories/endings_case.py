"""The other ways in which an intake ends: handed to the back office, told once what is missing, refused, done on the spot.
One case each, pressed in the windows; a terminal that is not ours asks the hall what came of it, and openssl judges it."""

import subprocess

from counter import ZHANG, Counter, receipt_of
from first_case import open_hall_and_counter
from outsider import Outsider
from processes import until
from receipts import verify_paper, verify_receipt
from screen import BUTTON, FIELD, ITEM, LABEL, LIST, Atspi, Widget

GREYED = "容缺受理"
TYPED_REASON = "请补交购机发票的第二联"
PHOTO = "近期免冠照片"
ADDRESS = "户籍（证件）地址"
MOVED_TO = "样例市样例区新测试路2号"
REFUSAL = "尚未申请领取、换领、补领居民身份证"


class Judge:
    """Another terminal, written from the contract: what the hall says of the case that the clerk sees a number of."""

    def __init__(self, story):
        self.story = story
        self.outsider = Outsider(story.world.hall_port, story.world.terminal_code("kiosk"), story.world.folder / "outsider")

    def case(self, item: str) -> dict:
        def look():
            return next((c for c in self.outsider.my_cases(ZHANG["number"], ZHANG["name"]) if c["itemName"] == item), None)
        return until(f"the hall's case of {item}", look, 60)

    def judge(self, item: str, state: str, paper_kind: str) -> dict:
        """Answers with the values of the paper that the ending issued."""
        case = self.case(item)
        self.story.held(case["state"] == state, f"{item}: the hall says {state}")
        for paper in case["papers"]:
            verify_paper(paper, self.outsider.evidence_authority)
        receipt = receipt_of(self.story.world, case["number"])
        verify_receipt(receipt, self.outsider.evidence_authority)
        self.story.held(receipt["caseId"] == case["id"], "openssl verifies the receipt and every paper of it")
        kinds = [p["kind"] for p in case["papers"]]
        self.story.held(kinds == ["receiving-slip", paper_kind], f"a slip and then one {paper_kind} are issued")
        paper = case["papers"][-1]
        of_it = paper["caseId"] == case["id"] and paper["values"]["caseNumber"] == case["number"]
        self.story.held(of_it, "and it is of this case")
        return paper["values"]


def begin(counter: Counter, query: str, item: str) -> None:
    counter.read_card(ZHANG)
    counter.story.bench.lift_card()  # the citizen takes it back; the reader has time to notice before the next matter
    counter.take_item(query, item)


def over_empty_form(counter: Counter) -> None:
    """An item without a form says so, and goes on as every other does."""
    counter.screen.press("继续：申请信息", BUTTON)
    counter.screen.wait_text("本事项没有需要填写的申请信息")
    counter.screen.press("继续：材料", BUTTON)
    counter.screen.find(BUTTON, "继续：签字确认", enabled=True)


def hand_in(story, counter: Counter) -> None:
    counter.sign()
    counter.submit()
    counter.screen.wait_text("大厅回执已验签", seconds=60)
    greyed = counter.screen.find(BUTTON, GREYED)
    story.held(not greyed.enabled and greyed.description == "本大厅暂未开通", f"{GREYED} is greyed: {greyed.description}")
    story.held(any(w.text == greyed.description for w in counter.screen.look(LABEL)), "the word stands on the screen too")


def next_person(counter: Counter) -> None:
    counter.screen.press("返回", BUTTON, within=beside(counter, "打印文书"))
    counter.screen.press("办完，接待下一位", BUTTON)
    counter.screen.wait_text("读到证件即开始办理")


def latest_paper(story, counter: Counter, words: str, picture: str) -> None:
    """The list names the paper, the page shows it."""
    papers = counter.screen.find(LIST, "文书列表")
    until(f"'{words}' in the list of papers", lambda: counter.screen.look(ITEM, words, within=papers), 20)
    counter.look_at_paper()
    story.picture(picture)


def back_office(story, counter: Counter, judge: Judge) -> None:
    item = "城乡居民养老保险待遇申领"
    begin(counter, "lingyanglaojin", item)
    over_empty_form(counter)
    hand_in(story, counter)
    counter.screen.press("收件转后台", BUTTON)
    counter.screen.wait_text("^收件转后台$", LABEL, seconds=30)
    story.picture("back-office")
    values = judge.judge(item, "back-office", "back-office-slip")
    story.held(bool(values.get("dueOn")), "and by which day the back office answers")
    latest_paper(story, counter, "收件转办告知单", "back-office-slip")
    next_person(counter)


def beside(counter: Counter, button: str):
    """The part of the window that a button stands in: names such as 返回 are there more than once."""
    return Widget(counter.screen.find(BUTTON, button).accessible.get_parent())


def tick(counter: Counter, point: str) -> None:
    line = counter.screen.find(ITEM, point, within=counter.screen.find(LIST, "审查要点"))
    counter.screen.click(line)
    counter.screen.keys("space")
    until(f"'{point}' ticked", lambda: line.has(Atspi.StateType.CHECKED), 10)


def correction(story, counter: Counter, judge: Judge) -> None:
    item = "农机购置与应用补贴"
    begin(counter, "nongji", item)
    over_empty_form(counter)
    counter.put_sheets({"购机发票": ["id-copy"], "补贴机具铭牌照片和人机合影": ["letter"]})
    hand_in(story, counter)
    counter.screen.press("一次性补正告知", BUTTON)
    counter.screen.press("确认告知补正", BUTTON)
    counter.screen.wait_text("请至少写明一条")
    story.picture("correction-without-a-reason")
    story.held(judge.case(item)["state"] == "received", "without a reason nothing is sent")
    points = counter.screen.look(ITEM, within=counter.screen.find(LIST, "审查要点"))
    point = points[0].name
    tick(counter, point)
    counter.screen.fill("其他内容", TYPED_REASON)
    story.held("请至少写明一条" not in counter.screen.guidance(), "the complaint went when a reason was written")
    story.picture("correction-two-reasons")
    counter.screen.press("确认告知补正", BUTTON)
    counter.screen.wait_text("^待补正$", LABEL, seconds=30)
    story.picture("correction")
    story.held(not counter.screen.look(LABEL, "承诺办结"), "nothing is promised beside a case that waits for its papers")
    values = judge.judge(item, "correction", "correction-notice")
    said = f"“{point}”一项未通过审查，请更正或补充相应材料"
    story.held(values["reasons"] == [said, TYPED_REASON], "both reasons stand in one notice, told to the applicant")
    latest_paper(story, counter, "补正告知书", "correction-notice")
    next_person(counter)


def refusal(story, counter: Counter, judge: Judge) -> None:
    item = "临时居民身份证"
    begin(counter, "linshishenfenzheng", item)
    over_empty_form(counter)
    hand_in(story, counter)
    counter.screen.press("不予受理", BUTTON)
    basis = counter.screen.find(FIELD, "法律依据")
    proposed = basis.text
    story.held(proposed == "《居民身份证法》第十二条", "the item's basis is there already")
    counter.screen.fill("其他内容", REFUSAL)
    basis.set_text("")
    counter.screen.press("确认不予受理", BUTTON)
    counter.screen.wait_text("请写明法律依据")
    story.held(judge.case(item)["state"] == "received", "without a basis nothing is sent")
    basis.set_text(proposed)
    until("the basis to be back", lambda: basis.text == proposed, 10)
    story.picture("refusal-reasons")
    counter.screen.press("确认不予受理", BUTTON)
    counter.screen.wait_text("^不予受理$", LABEL, seconds=30)
    values = judge.judge(item, "refused", "refusal-notice")
    story.held(values["reasons"] == [REFUSAL] and values["basis"] == proposed, "reason and basis stand in the notice")
    story.held(bool(values["reviewBody"] and values["court"]), "and where the applicant can turn against it")
    latest_paper(story, counter, "不予受理通知书", "refusal-notice")
    save_as_pdf(story, counter, "不予受理通知书", REFUSAL)
    next_person(counter)


def save_as_pdf(story, counter: Counter, title: str, content: str, name: str = "refusal") -> None:
    path = story.world.folder / f"{name}.pdf"
    counter.screen.press("另存为PDF", BUTTON)

    def focused():
        return next((f for f in counter.screen.look(FIELD) if f.has(Atspi.StateType.FOCUSED)), None)
    name = until("the dialog's field", focused, 20)
    story.picture("save-as-pdf")
    counter.screen.activate(name)
    counter.screen.keys("ctrl+a")
    counter.screen.enter(name, str(path), sign_in=True)  # a folder of the story's; a clerk takes the name that is there
    counter.screen.keys("Return")
    until("the PDF", path.exists, 30, counter.client.program.must_run)
    counter.screen.wait_text(f"已保存：{path}")
    counter.screen.find(BUTTON, "打开所在文件夹", enabled=True)
    story.picture("saved")
    story.held(path.read_bytes().startswith(b"%PDF"), "the file is a PDF")
    said = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True, timeout=60).stdout.decode()
    flat = "".join(said.split())
    story.held(title in flat and content in flat, f"pdftotext finds '{title}' and the reason in it")
    counter.screen.find(BUTTON, "打印文书", enabled=True)


def closed_at_once(story, counter: Counter, judge: Judge) -> None:
    item = "老年人优待证"
    begin(counter, "laonianzheng", item)
    counter.fill_form({"联系电话": "13800000000"}, {})
    card_says = dispute(story, counter)
    counter.scan({PHOTO: ["id-copy"]})
    as_a_copy(story, counter)
    counter.sign()
    change_after_signing(story, counter)
    hand_in(story, counter)
    told_everywhere(story, counter, judge, item, card_says)
    counter.screen.press("当场办结", BUTTON)
    counter.screen.wait_text("^已办结$", LABEL, seconds=30)
    story.picture("closed-at-once")
    values = judge.judge(item, "closed", "result-notice")
    story.held(values["result"] == item, "the notice says what was handed out")
    latest_paper(story, counter, "办理结果通知书", "result-notice")
    next_person(counter)


def dispute(story, counter: Counter) -> str:
    """The applicant says that the card is wrong: begun, taken back, begun again by keys. Answers with what the card says."""
    screen = counter.screen
    card_says = screen.find(FIELD, ADDRESS).text
    screen.press(f"异议 {ADDRESS}", BUTTON)
    screen.wait_text("申请人有异议。身份证读取为")
    screen.press(f"撤销异议 {ADDRESS}", BUTTON)
    screen.wait_gone(BUTTON, f"撤销异议 {ADDRESS}")
    field = screen.find(FIELD, ADDRESS)
    story.held(field.text == card_says, "a dispute taken back leaves what the card says")
    screen.activate(field)
    field.focus()
    until("the address in hand", lambda: field.has(Atspi.StateType.FOCUSED), 10)
    screen.keys("ctrl+j")
    screen.wait_text("申请人有异议。身份证读取为")
    field.set_text(MOVED_TO)
    screen.wait_text("申请信息已齐全")
    story.picture("disputed")
    return card_says


def as_a_copy(story, counter: Counter) -> None:
    """A copy in the place of an original: the case does not go on before somebody has compared it."""
    screen = counter.screen

    def state() -> str:
        return screen.find(ITEM, PHOTO, within=screen.find(LIST, "材料清单")).description
    story.held(state() == "✓ 已收 1 页 · 收取形式待确认", "nobody has said yet how the paper came")
    story.picture("came-as")
    screen.keys("f")
    until("the copy", lambda: state() == "! 已收 1 页 · 复印件1份，待核对原件", 10)
    story.picture("to-be-compared")
    screen.keys("h")
    until("the comparison", lambda: state() == "✓ 已收 1 页 · 复印件1份，已核对", 10)
    screen.keys("ctrl+z")
    until("the tick taken back", lambda: "待核对" in state(), 10)
    screen.keys("h")
    until("the comparison again", lambda: "已核对" in state(), 10)
    story.picture("compared")


def told_everywhere(story, counter: Counter, judge: Judge, item: str, card_says: str) -> None:
    """What was said of papers and of the card stands on the hall's slip, in the values that it signed."""
    values = judge.case(item)["papers"][0]["values"]
    story.held([m.get("handed") for m in values["materials"]] == ["复印件1份（已与原件核对一致）"], "the slip says that a copy came and was compared")
    story.held(values["disputes"] == [f"{ADDRESS}：身份证读取为“{card_says}”，申请人称应为“{MOVED_TO}”（信息已变更）"],
               "and what the applicant disputes")
    counter.print_slip()


def change_after_signing(story, counter: Counter) -> None:
    """Signed, then the telephone is another one: the strokes go with the text that they were under."""
    counter.screen.keys("Escape")
    counter.screen.keys("Escape")
    phone = counter.screen.find(FIELD, "联系电话", enabled=True)
    phone.set_text("13900000009")
    counter.screen.press("继续：材料", BUTTON)
    counter.screen.press("继续：签字确认", BUTTON)
    counter.screen.wait_text("内容有改动，须重签")
    story.held("重新签字" in counter.screen.guidance(), "the guidance line asks for a new signature")
    story.held(not counter.screen.find(BUTTON, "确认签字").enabled, "and there are no strokes that could be taken")
    story.picture("changed-after-signing")
    counter.screen.press("继续：办理", BUTTON)
    counter.screen.wait_text("签字后内容有改动，请申请人重新签字")
    story.held(not counter.screen.find(BUTTON, "提交").enabled, "a press alone does not sign again")
    # A page scanned anew is another page, however many there are.
    counter.screen.keys("Escape")
    counter.sign_here()
    counter.screen.keys("Escape")
    counter.screen.find(ITEM, "近期免冠照片", within=counter.screen.find(LIST, "材料清单")).act()
    story.bench.page("letter")
    counter.screen.press("重扫", BUTTON)
    counter.screen.press("继续：签字确认", BUTTON)
    counter.screen.wait_text("内容有改动，须重签")
    story.say("a replaced page voids the signature")
    counter.screen.keys("Escape")
    blank_glass(story, counter)
    pulled_out(story, counter)


def blank_glass(story, counter: Counter) -> None:
    """Nothing lies on the glass: the page that comes of it is asked about and is not counted before that is said."""
    def received():
        return counter.screen.find(ITEM, "近期免冠照片", within=counter.screen.find(LIST, "材料清单")).description
    before = received()
    story.bench.do("page")
    counter.screen.press("扫描到此材料", BUTTON)
    counter.screen.wait_text("没有看到字迹", seconds=60)
    story.held(received() == before, "a page with nothing on it is not called received")
    story.picture("blank-page")
    counter.screen.press("不要这一页", BUTTON)
    counter.screen.wait_gone(BUTTON, "不要这一页")
    story.held(received() == before, "left out, it is nowhere")


def pulled_out(story, counter: Counter) -> None:
    """What the window says of its devices is so: while they are out, and when they are back."""
    screen, bench = counter.screen, story.bench
    bench.do("unplug", device="scanner")
    screen.press("扫描到此材料", BUTTON)
    until("the broken scan said", lambda: "D-0205" in screen.guidance(), 60)
    screen.wait_text("! 设备 2/3", seconds=30)
    bench.do("plug", device="scanner")
    screen.wait_text("^设备 3/3", seconds=60)
    bench.do("unplug", device="reader")
    until("the lost reader said", lambda: "D-09" in screen.guidance(), 60)
    screen.wait_text("! 设备 2/3", seconds=30)
    story.picture("reader-out")
    bench.do("plug", device="reader")
    screen.wait_text("^设备 3/3", seconds=60)
    until("and taken back", lambda: "D-" not in screen.guidance(), 20)
    story.say("a device that is back is no longer said to be out")


def other_pages(story, counter: Counter) -> None:
    counter.screen.press("数据同步")
    counter.screen.wait_text("已连接大厅")
    counter.screen.wait_text("没有待上传的办件")
    story.picture("sync")
    counter.screen.press("设备状态")
    devices = counter.screen.find(LIST, "设备列表")
    wanted = {"身份证阅读器 就绪", "凭条打印机 就绪", "扫描仪 就绪", "文书打印机 就绪"}  # asked again: the list is made anew with every change
    until("four ready devices", lambda: {i.name for i in counter.screen.look(ITEM, within=devices)} == wanted, 20)
    story.say("four devices are named, all ready")
    story.picture("devices")


def tell(story) -> None:
    counter = open_hall_and_counter(story)
    judge = Judge(story)
    for ending in (back_office, correction, refusal, closed_at_once):
        ending(story, counter, judge)
    mine = judge.outsider.my_cases(ZHANG["number"], ZHANG["name"])
    story.note(states={c["itemName"]: c["state"] for c in mine})
    story.held(len(mine) == 4, "the citizen has four cases, each ended once")
    other_pages(story, counter)
    report = counter.client.stop()
    story.note(receipt_verified=True)
    story.judge_stalls(report)
