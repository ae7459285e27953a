"""Turn off every tool's analytics, telemetry and chatter. Imported before the tools are.

Each name was found in the tool it silences; DO_NOT_TRACK alone does not stop Prefect.
"""

from __future__ import annotations

import os

from sy_dataset.paths import Workspace

SETTINGS = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_LOGGING_LEVEL": "WARNING",
    "PREFECT_SERVER_LOGGING_LEVEL": "ERROR",
    "PREFECT_RESULTS_PERSIST_BY_DEFAULT": "false",
    "PREFECT_CLI_COLORS": "false",
    "GX_ANALYTICS_ENABLED": "false",
    "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
}


def silence(workspace: Workspace) -> None:
    """Set what the tools read from the environment; Prefect's own files go under `state`."""
    os.environ.update(SETTINGS)
    home = workspace.state / "prefect"
    home.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("PREFECT_HOME", str(home))
