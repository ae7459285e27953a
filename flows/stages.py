"""What one night does at each stage: a call into the room that owns it, nothing more.

A stage takes ids and returns counts or ids; rows stay in files. Each may be killed and
run again. An exception leaves a stage only scrubbed.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flows.rule_stages import RuleStages
from sy_dataset.config import Agency, Config, load_config
from sy_dataset.contracts import Contract, deliveries, load_contracts
from sy_dataset.errors import GateRefused, NothingToDo, scrubbed
from sy_dataset.identity import verdicts
from sy_dataset.identity.keys import TokenKey, load_exchange_key, load_key
from sy_dataset.identity.link import LinkCounts, link_persons
from sy_dataset.identity.pseudonymise import pseudonymise
from sy_dataset.ingest import (
    Fetched,
    Received,
    Unlocking,
    conforming,
    fetch_agency,
    forget_superseded,
    load_unlocking,
    receive_agency,
    refuse_unread,
    unless_away,
)
from sy_dataset.inputs import Selection, code_digest, file_digest, inputs_digest, select
from sy_dataset.ledger import Arrival, Ledger
from sy_dataset.paths import Workspace
from sy_dataset.publish.assemble import assemble
from sy_dataset.publish.build import RELEASE_DATABASE, WORK_DATABASE, build_marts
from sy_dataset.publish.release import (
    fingerprint,
    prune,
    publish,
    verify_release,
    write_manifest,
    write_parquet,
)
from sy_dataset.publish.report import write_report
from sy_dataset.quality.arrival_gate import judge_arrivals
from sy_dataset.quality.release_gate import blocking, judge_release
from sy_dataset.quality.return_gate import proposed_now


@dataclass(frozen=True)
class Night(RuleStages):
    """One night: what it read at its start, and its stages as methods."""

    run_id: str
    workspace: Workspace
    config: Config
    contracts: dict[str, Contract]
    key: TokenKey
    exchange_key: TokenKey | None
    ledger: Ledger

    @classmethod
    def begin(cls, run_id: str, workspace: Workspace) -> Night:
        """Read the configuration, the contracts and the key once; fail closed if one is wrong."""
        config = load_config(workspace.config)
        night = cls(
            run_id,
            workspace,
            config,
            load_contracts(),
            load_key(workspace),
            load_exchange_key(workspace),
            Ledger(workspace.ledger),
        )
        night.ledger.start_run(run_id)
        return night

    @cached_property
    def derived_with(self) -> str:
        """What every derived file depends on beside the arrival itself."""
        lookup = file_digest(self.workspace.home / self.config.reference.postcode_lsoa)
        return f"{code_digest()} {self.config.digest} {self.key.key_id} {lookup}"

    @cached_property
    def decided_with(self) -> str:
        """The stewards' decisions on spellings."""
        return file_digest(self.workspace.spelling_decisions)

    @cached_property
    def unlocking(self) -> Unlocking:
        """The private keys for what agencies send encrypted."""
        return load_unlocking(self.workspace)

    @property
    def agencies(self) -> dict[str, Agency]:
        return {agency.id: agency for agency in self.config.agency}

    @property
    def selection(self) -> Selection:
        return select(self.ledger.arrivals(), deliveries(self.contracts))

    def fetch(self, agency_id: str) -> Fetched | str:
        """Mirror an agency's own location into its inbox; if it is away, returns why."""

        def fetch() -> Fetched:
            return fetch_agency(
                self.agencies[agency_id],
                self.contracts,
                arriving=self.config.arriving,
                workspace=self.workspace,
                ledger=self.ledger,
            )

        return unless_away(fetch, agency_id, "fetch", self.ledger)

    def receive(self, agency_id: str) -> Received | str:
        """Take in one channel; if it cannot be read, returns why."""

        def receive() -> Received:
            return receive_agency(
                self.agencies[agency_id],
                self.contracts,
                workspace=self.workspace,
                ledger=self.ledger,
                settle_seconds=self.config.arriving.settle_seconds,
                unlocking=self.unlocking,
            )

        return unless_away(receive, agency_id, "receive", self.ledger)

    def conform(self, agency_id: str) -> int:
        """Read and conform what one agency sent and nobody read yet. Returns the arrivals read."""
        pending = [a for a in self._pending() if a.agency_id == agency_id]
        with conforming(
            self.agencies[agency_id],
            config=self.config,
            workspace=self.workspace,
            ledger=self.ledger,
        ) as conformer:
            for arrival in pending:
                contract = self.contracts[str(arrival.extract_id)]
                conformer.conform(arrival, contract, derived_with=self._made_with(arrival))
        for arrival in self.ledger.arrivals("refused"):
            if arrival.agency_id == agency_id and arrival.derived_with is None:
                refuse_unread(arrival, self.workspace)
        return len(pending)

    def has_unread(self) -> bool:
        """Whether an arrival that the release would tell of still has to be read tonight."""
        return bool(self._pending())

    def _pending(self) -> list[Arrival]:
        """New arrivals, and those still told of that were read by other code or settings."""
        stale = [arrival for arrival in self._kept() if self._is_stale(arrival)]
        return [*self.ledger.arrivals("received"), *stale]

    def _kept(self) -> list[Arrival]:
        """What the release tells of, and the files of returns that their rules hold."""
        waiting = proposed_now(self.ledger, self.contracts).selected
        every = {a.arrival_id: a for a in (*self.selection.kept, *waiting)}
        return sorted(every.values(), key=lambda arrival: arrival.sequence)

    def _made_with(self, arrival: Arrival) -> str:
        """What the derived rows of one arrival depend on; the keys only if it came encrypted."""
        keys = f" {self.unlocking.digest}" if arrival.encryption else ""
        return f"{self._read_with(arrival)}{keys}"

    def _read_with(self, arrival: Arrival) -> str:
        """The same without the keys: the stewards' decisions, if they were asked for codes."""
        contract = self.contracts.get(str(arrival.extract_id))
        if contract is None or not contract.is_spelled:
            return self.derived_with
        return f"{self.derived_with} {self.decided_with}"

    def _is_stale(self, arrival: Arrival) -> bool:
        if arrival.derived_with is None:
            return False
        if arrival.rule_id == "file/not_decryptable":  # another key may open it
            return arrival.derived_with != self._made_with(arrival)
        return not arrival.derived_with.startswith(self._read_with(arrival))

    def pseudonymise(self) -> int:
        """Replace identifiers in every arrival that was conformed. Returns the rows written."""
        return pseudonymise(
            self.ledger.arrivals("conformed"),
            contracts=self.contracts,
            agencies=self.agencies,
            key=self.key,
            config=self.config,
            workspace=self.workspace,
        )

    def gate_arrivals(self) -> dict[str, int]:
        """Judge what was conformed. Returns the number of arrivals by verdict."""
        judged = judge_arrivals(
            self.ledger.arrivals("conformed"),
            ledger=self.ledger,
            contracts=self.contracts,
            config=self.config,
            workspace=self.workspace,
        )
        return {state: list(judged.values()).count(state) for state in set(judged.values())}

    def release_to_build(self) -> str | None:
        """The id of the release that these inputs make; None if it is the current one already."""
        if not self.selection.selected:
            raise NothingToDo("no extract was ever accepted; there is nothing to publish")
        digest = self._digest()
        release_id = f"{self.selection.as_of:%Y-%m-%d}-{digest[:12]}"
        current = self.workspace.current
        is_current = current.exists() and current.resolve().name == release_id
        if is_current and not verify_release(current.resolve()):
            return None
        return release_id

    def _digest(self) -> str:
        exchange = self.exchange_key.key_id if self.exchange_key else "no exchange"
        read_with = sorted({self._read_with(arrival) for arrival in self.selection.told})
        decided = verdicts.digest(
            self.workspace.identity_store, self.key, self.workspace.restricted / "spill"
        )
        return inputs_digest(self.selection, *read_with, exchange, self.references_digest, decided)

    def link(self) -> LinkCounts:
        """Link persons across agencies, in the restricted zone."""
        selection = self.selection
        return link_persons(
            selection.selected,
            contracts=self.contracts,
            config=self.config,
            key=self.key,
            workspace=self.workspace,
            as_of=selection.as_of,
            exchange_key=self.exchange_key,
        )

    def assemble(self, release_id: str) -> int:
        """Gather the selected pseudonymised rows for dbt. Returns their number."""
        building = self.workspace.building(release_id)
        shutil.rmtree(building, ignore_errors=True)
        return assemble(
            building / WORK_DATABASE,
            release_id,
            self.selection,
            contracts=self.contracts,
            config=self.config,
            ledger=self.ledger,
            workspace=self.workspace,
        )

    def build(self, release_id: str) -> int:
        """Build the marts into the new release. Returns the number of dbt nodes."""
        return build_marts(self.workspace.building(release_id), self.workspace)

    def gate_release(self, release_id: str) -> int:
        """Judge the new release. Returns the number of checks.

        Raises GateRefused, naming the checks, if one did not pass.
        """
        building = self.workspace.building(release_id)
        results = judge_release(
            building / RELEASE_DATABASE,
            building / WORK_DATABASE,
            rulebook=self.workspace.rulebook,
            details=self.workspace.error_details,
        )
        if stopped := blocking(results):
            named = ", ".join(stopped)
            raise GateRefused(f"the release was refused by {named}; the last one stays")
        return len(results)

    def report(self, release_id: str) -> str:
        """Write the report of the night. Returns its path below the release."""
        building = self.workspace.building(release_id)
        return str(write_report(building).relative_to(building))

    def seal(self, release_id: str) -> str:
        """Write Parquet and the manifest of hashes. Returns the release's fingerprint."""
        building = self.workspace.building(release_id)
        (building / WORK_DATABASE).unlink(missing_ok=True)
        scratch = self.workspace.state / "scratch"
        write_parquet(building / RELEASE_DATABASE, building / "parquet", scratch=scratch)
        mark = fingerprint(building / RELEASE_DATABASE, scratch=scratch)
        write_manifest(
            building, release_id=release_id, fingerprint=mark, inputs_digest=self._digest()
        )
        self.ledger.add_release(release_id, self._digest(), mark)
        return mark

    def publish(self, release_id: str) -> int:
        """Make the release the current one, atomically. Returns how many old ones were deleted."""
        publish(self.workspace, release_id)
        return len(prune(self.workspace, self.config.releases.keep))

    def tidy(self) -> int:
        """Delete derived rows that nothing needs any more. Returns the number of arrivals."""
        kept = {arrival.arrival_id for arrival in self._kept()}
        self.ledger.record_forgotten(kept)
        return forget_superseded(kept, self.workspace)

    def finish(self, state: str, release_id: str | None) -> None:
        """Close the run in the ledger."""
        self.ledger.finish_run(self.run_id, state, release_id)
        self.ledger.close()

    def guarded(self, title: str, stage: Callable[..., Any]) -> Callable[..., Any]:
        """The stage, letting only scrubbed exceptions out."""

        def run(*ids: str) -> Any:
            with scrubbed(title, self.workspace.error_details):
                return stage(*ids)

        return run
