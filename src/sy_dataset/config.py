"""What a partnership edits, read once: `config/partnership.toml` as frozen objects."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator


class _Section(BaseModel):
    # what is wrong may be a password in the wrong place, so it is not repeated
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Partnership(_Section):
    name: str
    invented_data: bool


class Agency(_Section):
    """One agency; `id` is also the name of its channel, the folder in the inbox.

    location          where else its files stand, e.g. sftp://user@host/folder; they are
                      mirrored into the inbox. None if it writes into the inbox itself
    location_options  options of that location -> the environment variable that holds each
    manifest          required: a file that no manifest names waits
    encrypted         required: a file that comes in the clear is refused
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    name: str
    kind: Literal["council", "ics", "police"]
    la_code: str | None = None
    record_epoch: int = 1
    location: str | None = None
    location_options: dict[str, Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9_]*$")]] = {}
    manifest: Literal["optional", "required"] = "optional"
    encrypted: Literal["optional", "required"] = "optional"

    @field_validator("location")
    @classmethod
    def _holds_no_secret(cls, location: str | None) -> str | None:
        if location:
            parts = urlsplit(location)
            if parts.password or parts.query:
                raise ValueError("a location holds no password: name a variable that holds it")
        return location

    @field_validator("location_options")
    @classmethod
    def _leaves_the_hosts_keys(cls, options: dict[str, str]) -> dict[str, str]:
        if "known_hosts" in options:
            raise ValueError("hosts' keys stand in config/known_hosts and nowhere else")
        return options


class Arriving(_Section):
    """How files are taken in; times in seconds."""

    settle_seconds: float = Field(default=5, ge=0, le=3600)
    fetch_seconds: float = Field(default=900, gt=0)


class MashClocks(_Section):
    """The front door's clocks of one authority; hours are clock hours in Europe/London."""

    red_clock_hours: int
    amber_clock_hours: int
    green_clock_hours: int
    closes_at: str = Field(pattern=r"^\d\d:\d\d$")
    after_hours_wait: bool
    feedback_standard_working_days: int


class Gates(_Section):
    rows_refused_max_share: float
    rows_min_share_of_last: float
    rows_max_share_of_last: float
    cells_unfit_max_share: float
    codes_max_drift: float = 0.25


class Disclosure(_Section):
    suppress_at_or_below: int


class Releases(_Section):
    keep: int


class Reference(_Section):
    postcode_lsoa: str


class Schedule(_Section):
    cron: str
    timezone: str


class Config(_Section):
    """The whole configuration; `digest` is the sha-256 of the file it was read from."""

    partnership: Partnership
    agency: tuple[Agency, ...]
    mash: dict[str, dict[str, int | bool | str]]
    arriving: Arriving = Arriving()
    gates: Gates
    disclosure: Disclosure
    releases: Releases
    reference: Reference
    schedule: Schedule
    digest: str

    @model_validator(mode="after")
    def _clocks_are_whole(self) -> Config:
        for agency in self.councils:
            self.mash_clocks(agency.id)
        return self

    @property
    def councils(self) -> tuple[Agency, ...]:
        return tuple(agency for agency in self.agency if agency.kind == "council")

    def mash_clocks(self, agency_id: str) -> MashClocks:
        """The clocks of one authority: the default with its own settings over it."""
        return MashClocks.model_validate(self.mash["default"] | self.mash.get(agency_id, {}))

    def agencies_of(self, kind: str) -> tuple[Agency, ...]:
        """Every agency of one kind, in the order of the file."""
        return tuple(agency for agency in self.agency if agency.kind == kind)


def load_config(path: Path) -> Config:
    """Read the configuration.

    Raises pydantic.ValidationError or tomllib.TOMLDecodeError if it is wrong.
    """
    content = path.read_bytes()
    return Config.model_validate(
        tomllib.loads(content.decode()) | {"digest": hashlib.sha256(content).hexdigest()}
    )
