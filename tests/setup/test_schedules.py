"""Schedules that run: read by systemd, by a shell, by a YAML reader, on days of change too."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from brief.cli import main
from brief.errors import SettingsError
from brief.settings import Settings
from brief.settings.reading import parse_settings
from brief.setup.machine import running_program
from brief.setup.schedules import Job, Machine, Scheduler, schedule, secrets_needed
from brief.setup.times import odd_days, shown_in

DAY = date(2031, 1, 10)
BERLIN, UTC_ZONE = ZoneInfo("Europe/Berlin"), ZoneInfo("UTC")
IN_UTC = Machine(("/opt/brief/bin/brief",), "ann", "UTC")
HOSTILE = 'a b/50%/$HOME/it\'s/"x"\\n'
MAIL = (
    '[email]\nfrom = "b@orlan.example"\nto = "ann@orlan.example"\nhost = "mx"\nusername = "ann"\n'
)


def settings(zone: str = "Europe/Berlin", more: str = "") -> Settings:
    """Return settings in a time zone."""
    text = f'[[source]]\npath = "press"\n[briefing]\ntimezone = "{zone}"\n{more}'
    return parse_settings(text, Path("/etc/brief/brief.toml"), {})


def files(
    kind: Scheduler,
    found: Settings | None = None,
    *,
    folder: Path = Path("/srv/desk"),
    at: time = time(6, 30),
    machine: Machine = IN_UTC,
) -> dict[str, str]:
    """Return the files of a schedule by their names."""
    job = Job(found or settings(), folder / "brief.toml", folder / "kept", at, DAY)
    return dict(schedule(kind, job, machine))


def need(program: str) -> str:
    """Return where a program is, or skip the test and say why."""
    where = shutil.which(program)
    if where is None:
        pytest.skip(f"{program} is not installed, and what it reads is tested with it")
    return where


# --- times


def test_a_time_in_another_zone_over_a_year() -> None:
    """Two where clocks change there and not here, one where nowhere; the first is the longest."""
    assert shown_in(time(6, 30), BERLIN, UTC_ZONE, DAY) == ((4, 30), (5, 30))
    assert shown_in(time(6, 30), ZoneInfo("Asia/Kathmandu"), UTC_ZONE, DAY) == ((0, 45),)
    assert shown_in(time(6, 30), BERLIN, ZoneInfo("Europe/Paris"), DAY) == ((6, 30),)
    howe = shown_in(time(6, 30), ZoneInfo("Australia/Lord_Howe"), UTC_ZONE, DAY)
    assert set(howe) == {(20, 0), (19, 30)}


def test_days_on_which_a_time_is_odd() -> None:
    """A time that is skipped and one that comes twice are told, with the day; others are not."""
    assert odd_days(time(6, 30), BERLIN, DAY) == []
    (skipped,) = odd_days(time(2, 30), BERLIN, date(2031, 3, 1))[:1]
    assert "There is no 02:30 on 30 March 2031" in skipped
    assert any(
        "02:30 comes twice on 26 October 2031" in n for n in odd_days(time(2, 30), BERLIN, DAY)
    )
    assert odd_days(time(2, 30), UTC_ZONE, DAY) == []


# --- systemd


def unit(text: str) -> dict[str, list[str]]:
    """Return the settings of a unit, each with its values."""
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line and line[0] not in "#[":
            key, _, value = line.partition("=")
            found.setdefault(key, []).append(value)
    return found


def test_a_timer_has_the_readers_clock() -> None:
    """It runs by the settings' zone, makes up for what was missed, and is bounded."""
    made = files(Scheduler.SYSTEMD)
    timer, service = unit(made["brief-daily.timer"]), unit(made["brief-daily.service"])
    assert timer["OnCalendar"] == ["*-*-* 06:30:00 Europe/Berlin"]
    assert timer["Persistent"] == ["true"]
    assert service["User"] == ["ann"]
    assert service["EnvironmentFile"] == ["-/srv/desk/brief.env"]
    assert service["ReadWritePaths"] == ['"/srv/desk/kept"']
    command = '/opt/brief/bin/brief "daily" "--config" "/srv/desk/brief.toml"'
    assert service["ExecStart"] == [command]


@pytest.mark.parametrize(("day", "utc"), [("2031-01-10", "05:30:00"), ("2031-07-10", "04:30:00")])
def test_systemd_reads_the_time(day: str, utc: str) -> None:
    """In winter and in summer it is the same time there, and another in UTC."""
    analyze = need("systemd-analyze")
    (calendar,) = unit(files(Scheduler.SYSTEMD)["brief-daily.timer"])["OnCalendar"]
    command = [analyze, "calendar", f"--base-time={day} 00:00:00 UTC", calendar]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env={"TZ": "UTC", "LC_ALL": "C"}
    )
    assert f"{day} {utc} UTC" in done.stdout


@pytest.mark.parametrize("name", ["plain", HOSTILE])
def test_systemd_takes_the_units(tmp_path: Path, name: str) -> None:
    """Nothing in them is unknown or badly quoted, whatever the paths; a wrong word is found."""
    analyze = need("systemd-analyze")
    folder = tmp_path / name
    (folder / "kept").mkdir(parents=True)
    program = folder / "brief"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    made = files(
        Scheduler.SYSTEMD,
        settings(more=MAIL),
        folder=folder,
        machine=Machine((str(program),), "root"),
    )

    def verified() -> str:
        for file, text in made.items():
            (tmp_path / file).write_text(text)
        paths = [str(tmp_path / file) for file in made]
        command = [analyze, "verify", "--man=no", "--recursive-errors=no", *paths]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        lines = (done.stdout + done.stderr).splitlines()
        return "\n".join(line for line in lines if "brief-daily" in line)

    assert verified() == ""
    made["brief-daily.service"] = made["brief-daily.service"].replace(
        "ProtectClock=", "ProtektClock="
    )
    assert "ProtektClock" in verified()


def read_word(word: str) -> str:
    """Read one quoted word of ExecStart as systemd does."""
    inside = re.sub(r"\\(.)", r"\1", word[1:-1])
    return inside.replace("%%", "%").replace("$$", "$")


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=20))
def test_any_path_comes_out_of_the_quotes(name: str) -> None:
    """For systemd and for a shell, what goes in comes out, or it is refused."""
    config = Path("/srv") / name.replace("/", "_") / "brief.toml"
    job = Job(settings(), config, None, time(6, 30), DAY)
    machine = Machine(("/opt/b/brief",), "ann", "Europe/Berlin")
    if not str(config).isprintable():
        with pytest.raises(SettingsError):
            schedule(Scheduler.CRON, job, machine)
        return
    service = dict(schedule(Scheduler.SYSTEMD, job, machine))["brief-daily.service"]
    (command,) = unit(service)["ExecStart"]
    assert read_word(re.findall(r'"(?:[^"\\]|\\.)*"', command)[-1]) == str(config)
    crontab = dict(schedule(Scheduler.CRON, job, machine))["brief.crontab"]
    line = crontab.splitlines()[-1].split(" ", 5)[5]
    assert shlex.split(line.replace(r"\%", "%"))[-1] == str(config)


@pytest.mark.parametrize("name", ["line\nbreak", "tab\there", "\x1b[2J"])
def test_a_path_that_would_break_a_line_is_refused(name: str) -> None:
    """It could add a line of its own to the schedule."""
    for kind in Scheduler:
        with pytest.raises(SettingsError, match="rename it"):
            files(kind, folder=Path("/srv") / name)


# --- cron


def entries(text: str) -> list[tuple[list[str], str]]:
    """Return the times and commands of a crontab, the commands as cron gives them to a shell."""
    found = []
    for line in text.splitlines():
        if line[:1].isdigit():
            *times, command = line.split(" ", 5)
            assert not re.search(r"(?<!\\)%", command)
            found.append((times, command.replace(r"\%", "%")))
    return found


def test_cron_in_the_same_zone() -> None:
    """One plain line."""
    machine = Machine(("/opt/brief/bin/brief",), "ann", "Europe/Berlin")
    made = files(Scheduler.CRON, machine=machine)["brief.crontab"]
    command = "/opt/brief/bin/brief daily --config /srv/desk/brief.toml"
    assert entries(made) == [(["30", "6", "*", "*", "*"], command)]
    assert "CRON_TZ" not in made


def test_a_cron_that_knows_zones() -> None:
    """It is told which, whatever the machine's own."""
    machine = Machine(("/opt/brief/bin/brief",), "ann", "UTC", cron_tz=True)
    made = files(Scheduler.CRON, machine=machine)["brief.crontab"]
    assert "\nCRON_TZ=Europe/Berlin\n" in made
    assert [times[:2] for times, _ in entries(made)] == [["30", "6"]]


def test_cron_between_zones_without_changes() -> None:
    """The time is converted, and needs no guard."""
    made = files(Scheduler.CRON, settings("Asia/Kathmandu"))["brief.crontab"]
    assert [times[:2] for times, _ in entries(made)] == [["45", "0"]]
    assert "date" not in entries(made)[0][1]


@pytest.mark.parametrize("zone", ["Europe/Berlin", "Australia/Lord_Howe", "America/St_Johns"])
@pytest.mark.parametrize("here", ["UTC", "Pacific/Auckland"])
def test_each_day_cron_runs_once_and_at_the_time(tmp_path: Path, zone: str, here: str) -> None:
    """Over a year of both zones' changes, one line goes on each day, at the readers' 06:30."""
    machine = Machine((str(tmp_path / "brief"),), "ann", here)
    made = files(Scheduler.CRON, settings(zone), machine=machine)["brief.crontab"]
    for day in (DAY + timedelta(days=n) for n in range(0, 364, 13)):
        ran = [
            moment
            for times, command in entries(made)
            for moment in [_moment(day, times, ZoneInfo(here))]
            if _goes_on(tmp_path, command, moment)
        ]
        assert [one.astimezone(ZoneInfo(zone)).strftime("%H:%M") for one in ran] == ["06:30"]


def _moment(day: date, times: list[str], zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(int(times[1]), int(times[0])), zone)


def _goes_on(folder: Path, command: str, moment: datetime) -> bool:
    """Run a cron command with a `date` that believes it is `moment`; say whether it went on."""
    (folder / "brief").write_text("#!/bin/sh\necho went on\n")
    real = need("date")
    (folder / "date").write_text(f'#!/bin/sh\nexec {real} -d @{moment.timestamp():.0f} "$@"\n')
    for name in ("brief", "date"):
        (folder / name).chmod(0o755)
    words = [need("sh"), "-c", command]
    environ = {"PATH": str(folder)}
    done = subprocess.run(words, capture_output=True, text=True, env=environ, check=False)
    return "went on" in done.stdout


def test_cron_reads_the_secrets(tmp_path: Path) -> None:
    """They come from a file beside the settings; without it the run does not begin."""
    folder = tmp_path / HOSTILE.replace("\\n", "")
    folder.mkdir(parents=True)
    program = folder / "brief"
    program.write_text('#!/bin/sh\necho "$BRIEF_SMTP_PASSWORD for $4$3"\n')
    program.chmod(0o755)
    machine = Machine((str(program),), "ann", "Europe/Berlin")
    made = files(Scheduler.CRON, settings(more=MAIL), folder=folder, machine=machine)
    ((_, command),) = entries(made["brief.crontab"])
    missing = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert (missing.returncode != 0, missing.stdout) == (True, "")
    (folder / "brief.env").write_text("BRIEF_SMTP_PASSWORD='hu sh'\n")
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True)
    assert done.stdout == f"hu sh for {folder / 'brief.toml'}\n"


# --- GitHub


def test_a_workflow_is_yaml_and_has_both_times() -> None:
    """Both UTC times, the secrets by their names, and nothing more than it may do."""
    made = files(Scheduler.GITHUB, settings(more=MAIL))["brief.yml"]
    read = yaml.safe_load(made)
    # YAML 1.1 reads the key `on` as true.
    assert [one["cron"] for one in read[True]["schedule"]] == ["30 4 * * *", "30 5 * * *"]
    assert read["permissions"] == {"contents": "read"}
    (run,) = [one for one in read["jobs"]["daily"]["steps"] if one.get("name") == "Brief"]
    assert run["env"]["BRIEF_SMTP_PASSWORD"] == "${{ secrets.BRIEF_SMTP_PASSWORD }}"
    assert shlex.split(run["run"]) == ["brief", "daily", "--config", "brief.toml"]
    assert all("if" in one for one in read["jobs"]["daily"]["steps"][1:])


def test_a_workflow_says_where_the_archive_is_kept() -> None:
    """In a cache that can go, which is said; or in PostgreSQL, whose password is a secret."""
    cached = files(Scheduler.GITHUB)["brief.yml"]
    kept = files(
        Scheduler.GITHUB, settings(more='[archive]\nurl = "postgresql://b@db.example/brief"\n')
    )["brief.yml"]
    assert "may drop it" in cached
    assert "cache" not in kept
    assert "BRIEF_ARCHIVE_PASSWORD: " in kept
    assert "brief-news[postgres]==" in kept


@pytest.mark.parametrize(
    ("day", "right"), [("2031-01-10", "30 5 * * *"), ("2031-07-10", "30 4 * * *")]
)
@pytest.mark.parametrize("started", ["30 4 * * *", "30 5 * * *", ""])
def test_the_guard_lets_one_time_go_on(tmp_path: Path, day: str, right: str, started: str) -> None:
    """Of the two UTC times the right one goes on, however late; a start by hand always does."""
    bash, real = need("bash"), need("date")
    step = yaml.safe_load(files(Scheduler.GITHUB)["brief.yml"])["jobs"]["daily"]["steps"][0]
    # `date` of another day: its third word is the time that is asked for.
    (tmp_path / "date").write_text(f'#!/bin/sh\nexec {real} "$1" "$2" "$3 {day}" "$4"\n')
    (tmp_path / "date").chmod(0o755)
    out = tmp_path / "out"
    environ = {
        "PATH": f"{tmp_path}:/usr/bin:/bin",
        "GITHUB_OUTPUT": str(out),
        "SCHEDULE": started,
        "ZONE": step["env"]["ZONE"],
        "AT": step["env"]["AT"],
    }
    subprocess.run([bash, "-e", "-c", step["run"]], env=environ, check=True, capture_output=True)
    assert out.exists() is (started in ("", right))


def test_the_settings_place_in_a_repository(tmp_path: Path) -> None:
    """The workflow finds them from the top of the repository."""
    (tmp_path / ".git").mkdir()
    folder = tmp_path / "desk one"
    folder.mkdir()
    made = files(Scheduler.GITHUB, folder=folder)["brief.yml"]
    assert "brief daily --config 'desk one/brief.toml'" in made


# --- what is needed, and the command


def test_only_what_is_needed_is_asked_for() -> None:
    """A schedule names the secrets of what is set up, and no others."""
    assert secrets_needed(settings()) == ()
    assert secrets_needed(settings(more=MAIL)) == ("BRIEF_SMTP_PASSWORD",)
    more = MAIL + 'unsubscribe_url = "https://x.example/"\n[slack]\nchannels = "#desk"\n'
    assert secrets_needed(settings(more=more)) == (
        "BRIEF_SMTP_PASSWORD",
        "BRIEF_UNSUBSCRIBE_SECRET",
        "BRIEF_SLACK_TOKEN",
    )
    assert secrets_needed(settings(more="[slack]\n")) == ("BRIEF_SLACK_WEBHOOK",)


def test_the_program_that_runs_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The script that was called, else the one beside the interpreter, else the module."""
    (tmp_path / "brief").touch()
    monkeypatch.chdir(tmp_path)
    assert running_program("brief", "/no/python") == (str(tmp_path / "brief"),)
    assert running_program("/x/__main__.py", str(tmp_path / "python")) == (str(tmp_path / "brief"),)
    assert running_program("/x/__main__.py", "/no/python") == ("/no/python", "-m", "brief")


def test_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It prints, or writes files; a time that is none is misuse, and settings have to be there."""
    monkeypatch.chdir(tmp_path)
    assert main(["schedule", "systemd"]) == 15
    Path("brief.toml").write_text('[[source]]\npath = "press"\n')
    capsys.readouterr()
    assert main(["schedule", "systemd", "--at", "18:05"]) == 0
    assert "OnCalendar=*-*-* 18:05:00 UTC" in capsys.readouterr().out
    assert main(["schedule", "github", "--out", "."]) == 0
    assert yaml.safe_load(Path("brief.yml").read_text())["name"] == "brief"
    assert main(["schedule", "cron", "--at", "25:00"]) == 2
    assert main(["schedule", "launchd"]) == 2
