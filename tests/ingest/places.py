"""An agency whose files stand elsewhere, and what fetching from there did."""

from __future__ import annotations

import pytest

from sy_dataset.config import Agency, Arriving
from sy_dataset.contracts import load_contracts
from sy_dataset.errors import LocationAway
from sy_dataset.ingest import Fetched, fetch_agency
from sy_dataset.ledger import Ledger
from sy_dataset.paths import Workspace

SETTLE = Arriving(settle_seconds=30)


def at(agency: Agency, location: str, options: dict[str, str] | None = None) -> Agency:
    return Agency.model_validate(
        agency.model_dump() | {"location": location, "location_options": options or {}}
    )


def fetch(agency: Agency, workspace: Workspace, ledger: Ledger) -> Fetched:
    return fetch_agency(
        agency, load_contracts(), arriving=SETTLE, workspace=workspace, ledger=ledger
    )


def inbox(workspace: Workspace) -> list[str]:
    return sorted(path.name for path in (workspace.inbox / "barnsley").iterdir())


def reason(agency: Agency, workspace: Workspace, ledger: Ledger, *secrets: str) -> str:
    """Why the agency's location is away; it has no cause that a log could print."""
    with pytest.raises(LocationAway) as raised:
        fetch(agency, workspace, ledger)
    assert raised.value.__cause__ is None
    assert not [secret for secret in secrets if secret in str(raised.value)]
    return str(raised.value)
