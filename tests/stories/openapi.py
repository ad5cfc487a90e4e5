"""hall/openapi.yaml as a judge: which routes it publishes, and whether a request or a reply is one that it describes. Stricter than
JSON Schema by itself: a field that the page does not name is drift too, except where it says that there are others."""

import copy
import json
import re
from pathlib import Path

import jsonschema
import yaml

PAGE = Path(__file__).resolve().parents[2] / "hall" / "openapi.yaml"
METHODS = ("get", "put", "post", "delete", "options", "head", "patch")
# "Any request may also meet" (info.description), and what a certificate or a token that is not good enough meets.
ANY_REQUEST = {400, 401, 403, 405, 411, 413, 429, 431, 500}
OPEN_SCHEMAS = ("Item",)  # names only what a client has to respect; the rest are texts


class Drift(Exception):
    pass


class Contract:
    def __init__(self, page: Path = PAGE):
        self.page = yaml.safe_load(page.read_text())
        self.strict = copy.deepcopy(self.page)
        for name, schema in self.strict["components"]["schemas"].items():
            if name not in OPEN_SCHEMAS:
                self._close(schema)
        for operations in self.strict["paths"].values():
            self._close(operations)
        self.resolver = jsonschema.RefResolver("", self.strict)
        self.judged = 0

    def _close(self, schema) -> None:
        if isinstance(schema, dict):
            if schema.get("type") == "object" and "properties" in schema:
                schema.setdefault("additionalProperties", False)
            for part in schema.values():
                self._close(part)
        elif isinstance(schema, list):
            for part in schema:
                self._close(part)

    def routes(self) -> set:
        """(METHOD, path with {} for each place)."""
        return {(method.upper(), re.sub(r"\{\w+\}", "{}", path)) for path, operations in self.page["paths"].items()
                for method in operations if method in METHODS}

    def _operation(self, method: str, path: str) -> dict:
        for published, operations in self.strict["paths"].items():
            pattern = re.sub(r"\{\w+\}", "[^/]+", published.replace(".", r"\."))
            if re.fullmatch(pattern, path.split("?")[0]) and method.lower() in operations:
                return operations[method.lower()]
        raise Drift(f"{method} {path} is not published")

    def _resolved(self, part: dict) -> dict:
        return self.resolver.resolve(part["$ref"])[1] if "$ref" in part else part

    def _judge(self, what: str, value, schema: dict) -> None:
        validator = jsonschema.Draft202012Validator(schema, resolver=self.resolver, format_checker=jsonschema.FormatChecker())
        for error in validator.iter_errors(value):
            place = "/".join(str(p) for p in error.absolute_path)
            raise Drift(f"{what}: at '{place}': {error.message[:200]}")
        self.judged += 1

    def reply(self, method: str, path: str, status: int, content: bytes) -> None:
        what = f"{method} {path} → {status}"
        responses = self._operation(method, path)["responses"] if status != 405 else {}
        if str(status) in responses:
            described = self._resolved(responses[str(status)])
        elif status in ANY_REQUEST:
            described = self.strict["components"]["responses"]["Problem"]
        else:
            raise Drift(f"{what}: a status that is not published")
        kinds = described.get("content", {})
        described_json = next((k for k in kinds if k.endswith("json")), None)
        if described_json and method != "HEAD":
            self._judge(what, json.loads(content), kinds[described_json]["schema"])
        elif not kinds and content:
            raise Drift(f"{what}: a body where none is published")

    def request(self, method: str, path: str, content: bytes) -> None:
        body = self._resolved(self._operation(method, path).get("requestBody", {}))
        schema = body.get("content", {}).get("application/json", {}).get("schema")
        if schema:
            self._judge(f"{method} {path}", json.loads(content), schema)
        elif content and "content" not in body:
            raise Drift(f"{method} {path}: a body where none is published")


def routes_in_source(folder: Path) -> set:
    """What the hall's router really has: {"GET", "/v1/ca", … in hall/api/*_routes.cpp."""
    found = set()
    for source in folder.glob("*.cpp"):
        found |= set(re.findall(r'\{\s*"([A-Z]+)",\s*"(/[^"]*)",\s*Access::', source.read_text()))
    return found
