"""The manifest that people give to Slack names what the server has."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from brief.serve.help_message import help_message
from brief.serve.options import SlackAppOptions
from tests.serve.valid import shown


@pytest.fixture
def manifest(root: Path) -> Any:
    """The manifest in docs/."""
    return json.loads((root / "docs" / "slack-app.json").read_text(encoding="utf-8"))


def test_the_manifest_names_command_scopes_and_addresses(manifest: Any) -> None:
    """The command is the default one; both addresses are the server's; scopes are the two used."""
    (command,) = manifest["features"]["slash_commands"]
    assert command["command"] == SlackAppOptions("xoxb-invented").command
    assert manifest["oauth_config"]["scopes"] == {"bot": ["commands", "chat:write"]}
    interactivity = manifest["settings"]["interactivity"]
    assert interactivity["is_enabled"] is True
    for address in (command["url"], interactivity["request_url"]):
        assert address.startswith("https://")
        assert address.endswith("/slack/events")
    assert manifest["settings"]["socket_mode_enabled"] is False


def test_the_manifest_keeps_to_slacks_sizes(manifest: Any) -> None:
    """Name 35 characters, description 140, command's description 2000 (docs.slack.dev)."""
    assert len(manifest["display_information"]["name"]) <= 35
    assert len(manifest["display_information"]["description"]) <= 140
    (command,) = manifest["features"]["slash_commands"]
    assert len(command["description"]) <= 2000
    assert len(command["usage_hint"]) <= 1000


def test_the_page_names_scopes_and_commands(root: Path) -> None:
    """docs/slack.md has every scope, secret and command of the help."""
    page = (root / "docs" / "slack.md").read_text(encoding="utf-8")
    for name in ("`commands`", "`chat:write`", "`connections:write`", "/slack/events"):
        assert name in page
    for name in ("TOKEN", "SIGNING_SECRET", "APP_TOKEN"):
        assert f"`BRIEF_SLACK_{name}`" in page
    for line in shown({"blocks": help_message("/brief").blocks}).splitlines():
        command = line.split("`")[1]
        assert f"`{command}" in page
