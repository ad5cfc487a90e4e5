"""The published contract suffices: a program that shares nothing with ours enrols, hands in a case, accepts it and verifies what
the hall signed. Each request and each reply is held against the published page. No window, no device."""

import json
import uuid

from openapi import Contract
from outsider import Outsider
from receipts import verify_paper, verify_receipt

PERSON = {"name": "张样例", "number": "11010519491231002X", "birth": "1949-12-31", "address": "样例省样例县测试路1号", "sex": 2,
          "nationality": "CHN"}


class JudgedOutsider(Outsider):
    """Hears nothing that hall/openapi.yaml does not describe, and says nothing."""

    contract = Contract()

    def _talk(self, context, method, path, body=None, headers=None, raw=False):
        sent = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        status, content = super()._talk(context, method, path, body, headers, raw=True)
        if status < 400:  # what the hall refuses may be as wrong as the story wants
            self.contract.request(method, path, sent)
        self.contract.reply(method, path, status, content)
        return status, content if raw else json.loads(content) if content else None


def enrol_outsider(story, kind: str, which: int) -> Outsider:
    return JudgedOutsider(story.world.hall_port, story.world.terminal_code(kind, which), story.world.folder / f"outsider-{kind}-{which}")


def tell(story) -> None:
    world = story.world
    world.prepare_hall()
    world.start_hall()
    counter = enrol_outsider(story, "counter", 1)
    clerk = world.staff("clerk", 1)
    refused = counter.hand_in(PERSON, b"a page", clerk["no"], swap=b"another page")
    story.held(refused["code"] == "H-0208" and [f["kind"] for f in refused["findings"]] == ["signed-other"],
               "a page that changed after the signature is refused: it was not signed")
    receipt = counter.hand_in(PERSON, b"a page", clerk["no"])
    verify_receipt(receipt, counter.evidence_authority)
    story.note(case=receipt["caseNumber"], receipt_verified=True)
    story.held(receipt["state"] == "received", "received is not accepted")
    staff = counter.sign_in(clerk["no"], clerk["pin"], "270814")
    record = counter.ask("POST", f"/v1/cases/{receipt['caseId']}/endings", {"ending": "accept"}, staff)
    story.note(state=record["state"])
    story.held(record["state"] == "accepted" and bool(record["due"]), "accepted, with the day by which it will be done")
    again = counter.ask("POST", f"/v1/cases/{receipt['caseId']}/endings", {"ending": "accept"}, staff)
    story.held(len(again["papers"]) == len(record["papers"]), "said twice is done once")
    for paper in record["papers"]:
        verify_paper(paper, counter.evidence_authority)
    kiosk = enrol_outsider(story, "kiosk", 0)
    story.held([c["id"] for c in kiosk.my_cases(PERSON["number"], PERSON["name"])] == [receipt["caseId"]],
               "the citizen finds it at a kiosk")
    story.held(kiosk.my_cases(PERSON["number"], "别人") == [], "under another name nobody does")
    every_answer(story, counter, staff, receipt)


def every_answer(story, counter: Outsider, staff: dict, receipt: dict) -> None:
    """The routes that a case does not pass, and the refusals: they too are as published."""
    case, record = receipt["caseId"], counter.ask("GET", f"/v1/cases/{receipt['caseId']}")
    tus = {"Tus-Resumable": "1.0.0"}
    nowhere = f"/v1/cases/{uuid.uuid4()}"
    for method, path, body, headers, expect in (
            ("GET", "/healthz", None, None, 200),
            ("GET", f"/v1/cases?number={record['number']}", None, staff, 200),
            ("POST", "/v1/cases/search", {"number": PERSON["number"]}, staff, 200),
            ("POST", "/v1/cases/search", {"number": PERSON["number"]}, None, 401),
            ("GET", f"/v1/cases/{case}/papers/{record['papers'][0]['id']}", None, None, 200),
            ("GET", f"/v1/cases/{case}/papers/none", None, None, 404),
            ("GET", nowhere, None, None, 404),
            ("POST", f"{nowhere}/endings", {"ending": "accept"}, staff, 404),
            ("POST", f"/v1/cases/{case}/endings", {"ending": "refuse", "reasons": ["x"], "basis": "y"}, staff, 409),
            ("POST", f"/v1/cases/{case}/endings", {"ending": "gap-accept"}, staff, 501),
            ("POST", f"/v1/cases/{case}/endings", {"ending": "accept"}, None, 401),
            ("POST", "/v1/citizen/cases", {"number": PERSON["number"], "name": PERSON["name"]}, None, 403),
            ("POST", "/v1/cases", b"{}", {"Idempotency-Key": str(uuid.uuid4())}, 400),
            ("POST", "/v1/sessions", {"staffNo": "9999", "pin": "000000"}, None, 401),
            ("POST", "/v1/pin-checks", {"staffNo": "9999", "pin": "000000"}, staff, 403),
            ("POST", "/v1/pin-checks", {"staffNo": "9999", "pin": "000000"}, None, 401),
            ("POST", "/v1/staff/9999/one-time-pin", b"", staff, 403),
            ("POST", "/v1/staff/9999/one-time-pin", b"", None, 401),
            ("POST", "/v1/terminals", {"secret": "AAAAAAAAAAAAAA=="}, None, 400),
            ("OPTIONS", "/v1/uploads", None, None, 204),
            ("POST", "/v1/uploads", b"", tus | {"Upload-Length": "5"}, 400),
            ("POST", "/v1/uploads", b"", {"Tus-Resumable": "0.2.2", "Upload-Length": "5"}, 412),
            ("HEAD", "/v1/uploads/" + "0" * 32, None, tus, 404),
            ("GET", "/v1/changes?after=&wait=0", None, None, 200),
            ("GET", "/v1/changes?after=x&wait=0", None, None, 400),
            ("DELETE", "/v1/sessions/current", None, staff, 204),
            ("PATCH", "/v1/cases/search", None, None, 405)):
        try:
            counter.ask(method, path, body, headers, expect)
        except KeyError as unknown:
            raise RuntimeError(f"{method} {path}: {unknown}") from unknown
    story.say(f"{counter.contract.judged} requests and replies are as hall/openapi.yaml says")
