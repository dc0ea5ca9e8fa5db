"""Every part looked at, at once, and what to do about each that fails."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from brief.settings import Settings, read_settings
from brief.setup.findings import Finding, Part, State, look_at
from brief.setup.look_delivery import look_at_mail, look_at_slack
from brief.setup.look_engine import look_at_engine
from brief.setup.look_local import (
    archive_found,
    clock_found,
    files_present,
    port_found,
    secrets_found,
    settings_found,
    time_zone_found,
)
from brief.setup.look_sources import WebLook, look_at_files
from brief.wiring import fetch_options, file_sources, web_sources

__all__ = ["DoctorOptions", "Finding", "State", "examine"]


@dataclass(frozen=True, slots=True)
class DoctorOptions:
    """How closely to look. `seconds` bounds the whole.

    `ask_model` sends a model one small request, and `send_test` is an address
    that gets a test message; without them nothing costs or sends anything.
    """

    ask_model: bool = False
    send_test: str = ""
    seconds: float = 40.0


def examine(
    path: Path,
    options: DoctorOptions = DoctorOptions(),
    environ: Mapping[str, str] = os.environ,
) -> list[Finding]:
    """Look at each part that the settings at `path` set up. Raises SettingsError.

    The archive is opened, and brought up to date where it is older; else nothing changes.
    """
    settings = read_settings(path, environ)
    web = WebLook(fetch_options(settings), settings.briefing.hours)
    parts = [
        Part("settings", partial(settings_found, settings, path, environ)),
        Part("secrets", partial(secrets_found, settings)),
        Part("time zone", partial(time_zone_found, settings, datetime.now(UTC))),
        Part("files", files_present),
        *_sources(settings, web),
        Part("archive", partial(archive_found, settings)),
        Part("engine", partial(look_at_engine, settings, environ, ask=options.ask_model)),
        Part("mail", partial(look_at_mail, settings, options.send_test, options.seconds / 2)),
        Part("slack", partial(look_at_slack, settings, options.seconds / 2)),
        Part("serve", partial(port_found, settings)),
    ]
    with closing(web):
        findings = look_at(parts, options.seconds)
    return [*findings, *clock_found(web.offsets)]


def _sources(settings: Settings, web: WebLook) -> Iterator[Part]:
    for source in web_sources(settings):
        yield Part("source", partial(web.look, source), source.url)
    for path in file_sources(settings):
        yield Part("source", partial(look_at_files, path), path)
