"""The hand that puts cards on the virtual reader and paper into the virtual scanner: one JSON line asked, one answered."""

import json
import socket


class BenchRefused(Exception):
    pass


class Bench:
    def __init__(self, port: int):
        self.line = socket.create_connection(("127.0.0.1", port), timeout=10)
        self.answers = self.line.makefile("r", encoding="utf-8")

    def do(self, what: str, **more) -> dict:
        self.line.sendall((json.dumps({"do": what} | more, ensure_ascii=False) + "\n").encode())
        answer = self.answers.readline()
        if not answer:
            raise BenchRefused(f"the bench hung up at {what}")
        told = json.loads(answer)
        if told.get("ok") is False or "error" in told:
            raise BenchRefused(f"{what}: {answer.strip()}")
        return told

    def put_card(self, sample: str) -> dict:
        return self.do("put-card", sample=sample)

    def lift_card(self) -> dict:
        return self.do("lift-card")

    def page(self, made: str) -> dict:
        return self.do("page", made=made)

    def printer(self, state: str) -> dict:
        return self.do("printer", state=state)

    def close(self) -> None:
        self.answers.close()
        self.line.close()
