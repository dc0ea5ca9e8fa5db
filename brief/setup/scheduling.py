"""A schedule for the settings at a path, on the machine that this runs on."""

from __future__ import annotations

import getpass
from datetime import datetime, time
from pathlib import Path

from brief.archive.database import file_of
from brief.settings import read_settings
from brief.setup.machine import knows_cron_tz, machine_zone, running_program
from brief.setup.schedules import File, Job, Machine, Scheduler, schedule

__all__ = ["File", "Scheduler", "scheduled"]


def scheduled(kind: Scheduler, config: Path, at: time) -> tuple[File, ...]:
    """Return the files that run `brief daily` for the settings at `config`.

    Raises SettingsError or ArchiveError where the settings make no sense.
    """
    settings = read_settings(config)
    archive = file_of(settings.archive.url)
    job = Job(
        settings,
        config.absolute(),
        archive.parent if archive else None,
        at,
        datetime.now(settings.zone).date(),
    )
    machine = Machine(
        running_program(),
        getpass.getuser(),
        machine_zone(),
        knows_cron_tz() if kind is Scheduler.CRON else False,
    )
    return schedule(kind, job, machine)
