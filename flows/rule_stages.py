"""The stages of a night that ask the rulebook, score the data and write what is to be corrected."""

from __future__ import annotations

from functools import cached_property

from sy_dataset.config import Agency, Config
from sy_dataset.contracts import Contract
from sy_dataset.inputs import Selection, file_digest
from sy_dataset.ledger import Ledger
from sy_dataset.packs import write_packs
from sy_dataset.paths import Workspace
from sy_dataset.publish.build import RELEASE_DATABASE, WORK_DATABASE
from sy_dataset.quality.return_gate import Judge, judge_returns
from sy_dataset.quality.rules.night import enter_rules
from sy_dataset.quality.rules.sent import check_returns
from sy_dataset.quality.scores import enter_scores


class RuleStages:
    """A part of the night; it reads what the night read at its start."""

    workspace: Workspace
    config: Config
    contracts: dict[str, Contract]
    ledger: Ledger

    @cached_property
    def derived_with(self) -> str:
        """What every derived file depends on beside the arrival itself."""
        raise NotImplementedError

    @property
    def agencies(self) -> dict[str, Agency]:
        raise NotImplementedError

    @property
    def selection(self) -> Selection:
        raise NotImplementedError

    def has_unread(self) -> bool:
        """Whether an arrival that the release would tell of still has to be read tonight."""
        raise NotImplementedError

    @property
    def rules_derived_with(self) -> str:
        """What the answers of a return's rules depend on beside its arrivals."""
        return f"{self.derived_with} {self.references_digest}"

    def gate_returns(self) -> dict[str, int]:
        """Judge the returns by what their rules say. Returns the number of returns by verdict."""
        judge = Judge(
            self.ledger,
            self.contracts,
            self.agencies,
            self.workspace,
            self.rules_derived_with,
            self.workspace.rulebook,
        )
        return judge_returns(judge, self.has_unread)

    def check_returns(self) -> dict[str, int]:
        """Run the statutory rules on every return. Returns the number of returns by agency."""
        return check_returns(
            self.selection,
            contracts=self.contracts,
            agencies=self.agencies,
            workspace=self.workspace,
            derived_with=self.rules_derived_with,
        )

    @cached_property
    def references_digest(self) -> str:
        """The reference lists that rules ask."""
        lists = sorted(self.workspace.references.glob("*.csv"))
        return " ".join(file_digest(path) for path in lists)

    def check_rules(self, release_id: str) -> dict[str, int]:
        """Run the cross-agency rules and enter what every rule said. Returns results by state."""
        selection = self.selection
        return enter_rules(
            self.workspace.building(release_id) / WORK_DATABASE,
            selection,
            contracts=self.contracts,
            config=self.config,
            workspace=self.workspace,
            as_of=selection.as_of,
        )

    def score(self, release_id: str) -> int:
        """Count what the scores of data quality are made from. Returns the number of items."""
        work = self.workspace.building(release_id) / WORK_DATABASE
        return enter_scores(work, self.selection, self.contracts, self.ledger, self.workspace)

    def write_packs(self) -> dict[str, int]:
        """Write what each agency has to put right. Returns the corrections by agency."""
        return write_packs(
            self.workspace.current.resolve() / RELEASE_DATABASE,
            contracts=self.contracts,
            workspace=self.workspace,
            as_of=self.selection.as_of,
            invented_data=self.config.partnership.invented_data,
        )
