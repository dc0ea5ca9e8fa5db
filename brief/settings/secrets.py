"""The secrets: from the environment, or from a folder with a file for each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, Field, SecretStr
from pydantic_settings import SettingsConfigDict

from brief.settings.values import Given

SECRETS_DIR = "BRIEF_SECRETS_DIR"
"""The variable that names a folder of secrets, as Docker, Kubernetes and systemd make them."""

PREFIX = "BRIEF_"


def _stripped(value: SecretStr) -> SecretStr:
    """Drop the line end that editors and `echo` leave, which no secret has."""
    return SecretStr(value.get_secret_value().strip())


_Secret = Annotated[SecretStr, AfterValidator(_stripped)]
_NONE = SecretStr("")


class Secrets(Given):
    """What the environment, or the folder that it names, holds; nothing prints it."""

    model_config = SettingsConfigDict(
        frozen=True, extra="forbid", env_prefix=PREFIX, env_ignore_empty=True
    )

    smtp_password: _Secret = Field(
        default=_NONE, description="Password of the mail server's account."
    )
    unsubscribe_secret: _Secret = Field(
        default=_NONE,
        description="Any long random text; the one-click addresses of `[email] unsubscribe_url` "
        "are made with it, and no one-click address is given without it.",
    )
    slack_token: _Secret = Field(default=_NONE, description="Bot token of the Slack app, `xoxb-…`.")
    slack_signing_secret: _Secret = Field(
        default=_NONE,
        description="Signing secret of the Slack app, for the slash command over HTTP.",
    )
    slack_app_token: _Secret = Field(
        default=_NONE, description="App token of the Slack app, `xapp-…`, for socket mode."
    )
    slack_webhook: _Secret = Field(
        default=_NONE, description="Address of an incoming webhook, where no bot token is used."
    )
    serve_token: _Secret = Field(
        default=_NONE, description="Token that readers of `brief serve` have to give."
    )
    archive_password: _Secret = Field(
        default=_NONE, description="Password of the archive's PostgreSQL account."
    )


SECRETS: Mapping[str, str] = {
    f"{PREFIX}{name.upper()}": str(field.description)
    for name, field in Secrets.model_fields.items()
}
"""The variables that hold secrets, and what each is."""
