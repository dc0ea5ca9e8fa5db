"""Socket mode: commands over a connection that is opened from here, to a Slack on this machine."""

from __future__ import annotations

import queue
import time

from brief.serve.options import ServeOptions
from brief.serve.slack_app import WORKING
from tests.serve.running import command_fields, press_payload, running, slack_options
from tests.serve.slack_double import WAIT, SlackDouble
from tests.serve.valid import buttons, faults

APP = "xapp-invented"


def by_socket(place: str, double: SlackDouble) -> ServeOptions:
    """Return options of socket mode."""
    slack = slack_options(double, app_token=APP, signing_secret="")
    return ServeOptions(archive=place, slack=slack)


def test_a_command_over_the_socket(place: str, double: SlackDouble) -> None:
    """It is acknowledged by its envelope, answered by its response_url, and so is a button."""
    with running(by_socket(place, double), double) as server:
        opened = double.next("apps.connections.open")
        assert opened.token == f"Bearer {APP}"
        fields = command_fields("", double.response_url())
        double.send({"type": "slash_commands", "envelope_id": "e1", "payload": fields})
        ack = double.acknowledged.get(timeout=WAIT)
        assert (ack["envelope_id"], ack["payload"]["text"]) == ("e1", WORKING)
        body = double.next("respond").body
        assert faults(body) == []
        value = buttons(body, "Show evidence")[0]
        payload = press_payload("brief_evidence", value, double.response_url())
        double.send({"type": "interactive", "envelope_id": "e2", "payload": payload})
        assert double.acknowledged.get(timeout=WAIT)["envelope_id"] == "e2"
        assert double.next("respond").body["text"] == "Evidence"
        server.response_url = double.response_url()
        assert server.ask("").status_code == 404


def test_another_command_gets_no_answer(place: str, double: SlackDouble) -> None:
    """An envelope of a command that is not ours is not acknowledged; the next one is."""
    with running(by_socket(place, double), double):
        double.next("apps.connections.open")
        other = command_fields("", double.response_url()) | {"command": "/breif"}
        double.send({"type": "slash_commands", "envelope_id": "e1", "payload": other})
        fields = command_fields("help", double.response_url())
        double.send({"type": "slash_commands", "envelope_id": "e2", "payload": fields})
        assert double.acknowledged.get(timeout=WAIT)["envelope_id"] == "e2"
        try:
            late = double.acknowledged.get(timeout=0.2)
        except queue.Empty:
            late = None
        assert late is None


def test_a_slack_that_is_down_is_tried_again(place: str, double: SlackDouble) -> None:
    """The server starts, serves its pages, and connects when Slack is there."""
    double.refusals["apps.connections.open"] = "internal_error"
    with running(by_socket(place, double), double) as server:
        double.next("apps.connections.open")
        assert server.get("/healthz").status_code == 200
        del double.refusals["apps.connections.open"]
        fields = command_fields("help", double.response_url())
        double.send({"type": "slash_commands", "envelope_id": "e1", "payload": fields})
        began = time.monotonic()
        assert double.acknowledged.get(timeout=WAIT)["envelope_id"] == "e1"
        assert time.monotonic() - began < WAIT
