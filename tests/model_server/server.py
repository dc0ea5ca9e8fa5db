"""The HTTP side: a thread for each connection, what is asked noted, faults on order."""

from __future__ import annotations

import json
import ssl
import threading
import time
from collections import deque
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple

from tests.model_server.behaviour import Behaviour, Fault
from tests.model_server.faults import Reply, error, refusal_of, spoiled
from tests.model_server.responder import Responder, good, read

SOUND = Behaviour()
"""Takes everything, answers at once."""


class Received(NamedTuple):
    """One request as it came."""

    path: str
    headers: Mapping[str, str]
    body: Mapping[str, Any]


class ModelServer:
    """The server, running as long as its `with` block; port 0 takes a free one."""

    def __init__(
        self, behaviour: Behaviour = SOUND, responder: Responder = good, port: int = 0
    ) -> None:
        """Set up; `script` adds faults for the requests to come."""
        self.behaviour = behaviour
        self.responder = responder
        self.requests: list[Received] = []
        self.most_at_once = 0
        self.stopping = threading.Event()
        self._at_once = 0
        self._script: deque[Fault] = deque()
        self._lock = threading.Lock()
        self._http = _Http(("127.0.0.1", port), _Handler)
        self._http.owner = self
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)

    @property
    def url(self) -> str:
        """The base URL for clients."""
        return f"http://127.0.0.1:{self._http.server_address[1]}/v1"

    def script(self, *faults: Fault) -> None:
        """Let the next requests go as `faults` say, in their order."""
        with self._lock:
            self._script.extend(faults)

    def use_tls(self, context: ssl.SSLContext) -> None:
        """Speak TLS from now on."""
        self._http.socket = context.wrap_socket(self._http.socket, server_side=True)

    def __enter__(self) -> ModelServer:
        """Start serving."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop serving, whatever hangs."""
        self.stopping.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def arrive(self, request: Received) -> Fault:
        """Note a request and return how it is to go."""
        with self._lock:
            self.requests.append(request)
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
            if self._script:
                return self._script.popleft()
            every = self.behaviour.fault_every
            if every and len(self.requests) % every == 0:
                return self.behaviour.fault
        name = str(request.body.get("model", "")).rpartition("+")[2]
        return Fault(name) if name in set(Fault) else Fault.NONE

    def leave(self) -> None:
        """Note that an exchange is over."""
        with self._lock:
            self._at_once -= 1

    def reply(self, request: Received, fault: Fault) -> Reply:
        """Return the reply to a request that is to go as `fault` says."""
        body = request.body
        if not request.path.split("?")[0].endswith("/chat/completions"):
            return Reply(404, b'{"detail": "Not Found"}')
        model = str(body.get("model", ""))
        ended = refusal_of(fault, model, self.behaviour.retry_after)
        return ended or self._objection(request) or self._completion(body, fault)

    def _objection(self, request: Received) -> Reply | None:
        """Return the error for a request that this server does not take; else None."""
        has, body = self.behaviour, request.body
        model = str(body.get("model", ""))
        given = request.headers.get("authorization", "").removeprefix("Bearer ")
        if has.key and has.key not in (given, request.headers.get("api-key", "")):
            return error(401, f"Incorrect API key provided: {given}", "invalid_api_key")
        if has.models and model not in has.models:
            return Reply(404, json.dumps({"error": f"model '{model}' not found"}).encode())
        form = body.get("response_format", {}).get("type", "")
        if form and form not in has.formats:
            said = f"'response_format.type' {form} is not supported by this server"
            return error(has.rejects_with, said, param="response_format")
        wrong = {"max_tokens", "max_completion_tokens"} & set(body) - {has.limit}
        if has.limit and wrong:
            name = min(wrong)
            said = f"Unsupported parameter: '{name}'. Use '{has.limit}' instead."
            return error(400, said, "unsupported_parameter", name)
        if not has.takes_temperature and "temperature" in body:
            said = "Unsupported value: 'temperature' does not support 0.0 with this model."
            return error(400, said, "unsupported_value", "temperature")
        return None

    def _completion(self, body: Mapping[str, Any], fault: Fault) -> Reply:
        text = self.responder(read(body))
        if not self.behaviour.keeps_schema and "json_schema" in str(body.get("response_format")):
            text = "The sources agree on most of it, and on the rest they do not."
        text, finish, refusal = spoiled(fault, text)
        message = {"role": "assistant", "content": text, "refusal": refusal or None}
        prompt = sum(len(str(each["content"])) for each in body["messages"]) // 4
        answer = len(text) // 4 + 1
        said: dict[str, object] = {
            "id": "chatcmpl-0",
            "object": "chat.completion",
            "created": 0,
            "model": str(body["model"]),
            "choices": [{"index": 0, "message": message, "finish_reason": finish}],
        }
        if fault is not Fault.UNCOUNTED:
            total = prompt + answer
            said["usage"] = {
                "prompt_tokens": prompt,
                "completion_tokens": answer,
                "total_tokens": total,
            }
        return Reply(200, json.dumps(said, ensure_ascii=False).encode())


class _Http(ThreadingHTTPServer):
    """Connections that outlive the test are nobody's concern."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 256
    owner: ModelServer

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of clients that went away."""


class _Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Http

    def do_POST(self) -> None:
        """Answer one request, or fail as ordered."""
        owner = self.server.owner
        raw = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        headers = {name.lower(): value for name, value in self.headers.items()}
        request = Received(self.path, headers, json.loads(raw))
        fault = owner.arrive(request)
        try:
            self._answer(owner, request, fault)
        finally:
            owner.leave()

    def do_GET(self) -> None:
        """Say that there is nothing to read."""
        self._send(Reply(404, b'{"detail": "Not Found"}'))

    def _answer(self, owner: ModelServer, request: Received, fault: Fault) -> None:
        if owner.behaviour.latency:
            time.sleep(owner.behaviour.latency)
        if fault is Fault.HANG:
            owner.stopping.wait(owner.behaviour.hang)
        if fault in (Fault.HANG, Fault.DROP):
            self.close_connection = True
            return
        reply = owner.reply(request, fault)
        if fault is Fault.TRICKLE:
            self._trickle(owner, reply)
        elif fault is Fault.HALF:
            self._head(reply)
            self.wfile.write(reply.body[: len(reply.body) // 2])
            self.close_connection = True
        else:
            self._send(reply)

    def _trickle(self, owner: ModelServer, reply: Reply) -> None:
        """Send a byte now and then, each soon enough for a time-out of single reads."""
        self._head(reply)
        for place in range(len(reply.body)):
            if owner.stopping.wait(0.05):
                break
            self.wfile.write(reply.body[place : place + 1])
            self.wfile.flush()
        self.close_connection = True

    def _head(self, reply: Reply) -> None:
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.media)
        self.send_header("Content-Length", str(len(reply.body)))
        for name, value in reply.headers:
            self.send_header(name, value)
        self.end_headers()

    def _send(self, reply: Reply) -> None:
        self._head(reply)
        self.wfile.write(reply.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is inherited
        """Say nothing on standard error."""
