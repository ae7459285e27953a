"""Keep no longer than needed: what was derived from an arrival goes when nothing tells of it."""

from __future__ import annotations

import shutil
from collections.abc import Collection

from sy_dataset.paths import Workspace


def forget_superseded(kept: Collection[str], workspace: Workspace) -> int:
    """Delete the derived rows of every arrival that nothing needs.

    kept  ids of the arrivals to keep

    The vault and the ledger keep the arrival itself, so that everything can be made again.
    Returns the number of arrivals whose rows were deleted.
    """
    gone: set[str] = set()
    for zone in (workspace.conformed, workspace.quarantine, workspace.pseudonymised):
        for folder in zone.glob("*/"):
            if folder.name not in kept:
                shutil.rmtree(folder)
                gone.add(folder.name)
    for file in workspace.undecided_spellings.glob("*.parquet"):
        if file.stem not in kept:
            file.unlink()
    return len(gone)
