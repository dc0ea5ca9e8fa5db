"""Settings: from the environment, from a file, and what is said where they make no sense."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from brief.compose.chat.build import open_chat
from brief.compose.chat.settings import (
    DEFAULT_MODEL,
    OPENAI,
    ChatSettings,
    Limits,
    Price,
)
from brief.compose.chat.settings_read import VARIABLES, read_settings
from brief.compose.model import Role
from brief.errors import EngineUnavailable

LOCAL = "http://127.0.0.1:8080/v1"


def test_nothing_set() -> None:
    """Without a server or a key there is no model, and that is said with what to set."""
    settings = read_settings({"PATH": "/bin", "OPENAI_API_KEY": " "})
    assert settings == ChatSettings()
    with pytest.raises(EngineUnavailable, match="set OPENAI_API_KEY, or OPENAI_BASE_URL"):
        open_chat(settings)


def test_a_key_alone_means_openai() -> None:
    """A key and nothing else goes to OpenAI and to the model that is set there."""
    settings = read_settings({"OPENAI_API_KEY": "made-up"})
    assert (settings.server.base_url, settings.server.api_key) == (OPENAI, "made-up")
    assert (settings.configured, settings.model) == (True, DEFAULT_MODEL)


def test_an_address_alone_means_no_key() -> None:
    """A local server is not sent anybody's key."""
    settings = read_settings({"OPENAI_BASE_URL": f"{LOCAL}/chat/completions/"})
    assert (settings.server.base_url, settings.server.api_key) == (LOCAL, "none")
    assert settings.configured


def test_azure_has_variables_of_its_own() -> None:
    """They count where no other address is set; a key of one never goes to the other."""
    azure = {
        "AZURE_OPENAI_ENDPOINT": "https://paper.openai.azure.com/",
        "AZURE_OPENAI_API_KEY": "azure-key",
        "OPENAI_API_VERSION": "2025-01-01",
        "OPENAI_API_KEY": "openai-key",
    }
    server = read_settings(azure).server
    assert server.base_url == "https://paper.openai.azure.com"
    assert (server.api_key, server.azure_version) == ("azure-key", "2025-01-01")
    server = read_settings({**azure, "OPENAI_BASE_URL": LOCAL}).server
    assert (server.base_url, server.api_key, server.azure_version) == (LOCAL, "openai-key", "")


def test_every_variable_is_read() -> None:
    """Each variable of the table changes something."""
    values = {"base_url": LOCAL, "cache": "kept"}
    base = {"OPENAI_BASE_URL": "http://other/v1"}
    for variable in VARIABLES:
        if variable.name.startswith(("AZURE", "OPENAI_API_VERSION")):
            continue
        value = values.get(variable.key, "7")
        assert read_settings({**base, variable.name: value}) != read_settings(base), variable.name


def test_models_by_role() -> None:
    """A role may have a model of its own; the others have the common one."""
    settings = read_settings({"BRIEF_MODEL": "big", "BRIEF_MODEL_JUDGE": "other"})
    names = {role: settings.model_for(role) for role in Role}
    assert names.pop(Role.JUDGE) == "other"
    assert set(names.values()) == {"big"}
    assert not settings.configured


FILE = """
[server]
base_url = "http://127.0.0.1:8080/v1"
timeout = 90
[model]
name = "big"
judge = "small"
[limits]
concurrency = 3
requests_per_minute = 40
[budget]
max_cost = 1.50
[cache]
folder = "kept"
[prices."big"]
prompt = 2.50
completion = 10
"""


def test_a_file(tmp_path: Path) -> None:
    """Everything can stand in a file, and the environment goes before it."""
    path = tmp_path / "model.toml"
    path.write_text(FILE)
    environ = {"BRIEF_MODEL_SETTINGS": str(path), "BRIEF_MODEL_CONCURRENCY": "5"}
    settings = read_settings(environ)
    assert settings.server.base_url == LOCAL
    assert settings.server.timeout == 90.0
    assert settings.limits == Limits(5, 40, None)
    assert settings.allowance.max_cost == Decimal("1.50")
    assert settings.prices == {"big": Price(Decimal("2.50"), Decimal(10))}
    assert (settings.model, settings.model_for(Role.JUDGE)) == ("big", "small")
    assert settings.cache == Path("kept")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[server]\nbase_ulr = 'x'", "no setting 'base_ulr' in [server]"),
        ("[sever]\nbase_url = 'x'", "no table [sever]"),
        ("server = 1", "no table [server]"),
        ("[server", "cannot read these settings"),
        ("[prices.big]\nprompt = 1", "prices.big should give prompt and completion"),
        ("[prices.big]\nprompt = -1\ncompletion = 1", "should be a number >= 0"),
        ("[limits]\nconcurrency = true", "concurrency = 'True' should be a number"),
    ],
)
def test_a_wrong_file(tmp_path: Path, text: str, said: str) -> None:
    """A typing error is named, not passed over."""
    path = tmp_path / "model.toml"
    path.write_text(text)
    with pytest.raises(EngineUnavailable) as caught:
        read_settings({"BRIEF_MODEL_SETTINGS": str(path)})
    assert said in str(caught.value)
    assert "\n" not in str(caught.value) or "cannot read" in said


def test_a_file_that_is_not_there() -> None:
    """A file that was named has to be there."""
    with pytest.raises(EngineUnavailable, match="no-such-file"):
        read_settings({"BRIEF_MODEL_SETTINGS": "no-such-file"})


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("OPENAI_BASE_URL", "localhost:8080", "should start with http"),
        ("BRIEF_MODEL_TIMEOUT", "soon", "BRIEF_MODEL_TIMEOUT = 'soon' should be a number"),
        ("BRIEF_MODEL_TIMEOUT", "0", "should be a number >"),
        ("BRIEF_MODEL_TIMEOUT", "inf", "should be a number"),
        ("BRIEF_MODEL_CONCURRENCY", "0", "whole number from 1 up"),
        ("BRIEF_MODEL_RPM", "1.5", "whole number from 1 up"),
        ("BRIEF_MAX_TOKENS", "-1", "should be a number"),
        ("BRIEF_MAX_COST", "$5", "BRIEF_MAX_COST = '$5'"),
    ],
)
def test_a_value_that_makes_no_sense(name: str, value: str, said: str) -> None:
    """The variable and its value are named."""
    with pytest.raises(EngineUnavailable) as caught:
        read_settings({name: value})
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("http://user:secret@host:80/v1", "http://host:80/v1"),
        ("http://host/v1?key=secret", "http://host/v1"),
        ("http://host/v1/@x", "http://host/v1/@x"),
        (LOCAL, LOCAL),
    ],
)
def test_secrets_in_an_address_are_not_shown(url: str, shown: str) -> None:
    """Messages name the server, not the password in front of it."""
    assert read_settings({"OPENAI_BASE_URL": url}).server.shown == shown


def test_the_package_is_loaded_when_it_is_needed() -> None:
    """Models are made without the second that `openai` takes to load; making a client loads it."""
    code = (
        "import sys\n"
        "from brief.compose.chat.build import open_chat\n"
        "from brief.compose.chat.settings_read import read_settings\n"
        "chat = open_chat(read_settings({'OPENAI_API_KEY': 'made-up'}))\n"
        "print('openai' in sys.modules)\n"
        "chat._sdk._client()\n"
        "print('openai' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]


def test_a_key_is_not_shown() -> None:
    """Settings that are printed do not give the key away."""
    assert "made-up-secret" not in repr(read_settings({"OPENAI_API_KEY": "made-up-secret"}))


@pytest.mark.parametrize("key", ["…", "a-made-up-kéy", "two\nlines"])
def test_a_key_that_no_header_can_hold(key: str) -> None:
    """A placeholder copied from a page is named without being shown; a key of letters passes."""
    with pytest.raises(EngineUnavailable, match="OPENAI_API_KEY holds characters") as caught:
        read_settings({"OPENAI_API_KEY": key})
    assert key not in str(caught.value)
    assert read_settings({"OPENAI_API_KEY": "a-made-up-key"}).server.api_key == "a-made-up-key"
