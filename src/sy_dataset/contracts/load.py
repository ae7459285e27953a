"""Load Open Data Contract Standard files into frozen contracts."""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sy_dataset.contracts.model import (
    ALWAYS,
    COARSE,
    Column,
    Contract,
    ContractError,
    Form,
    IdentityByType,
    Kind,
    Privacy,
    Table,
    Years,
)
from sy_dataset.delivery import Delivery

if TYPE_CHECKING:
    from open_data_contract_standard.model import (
        OpenDataContractStandard,
        SchemaObject,
        SchemaProperty,
        Server,
    )

HERE = Path(__file__).parent
NAME = re.compile(r"[a-z][a-z0-9_]*")
DAYS = {"d": 1, "w": 7, "m": 30, "q": 91, "y": 365}
COLUMN_SETTINGS = frozenset(
    {"codeList", "identity", "coarsen", "latest", "mustEqual", "trueValues", "falseValues"}
    | {"firstYear", "lastYear", "jsonPath", "headerPattern", "xmlPath", "spelled", "tombstone"}
    | {"onlyIn", "absenceCodes", "partialDates"}
)
TABLE_SETTINGS = frozenset(
    {"identityByType", "unnest", "optional", "register", "xmlPath", "xmlWhen"}
    | {"firstYear", "lastYear"}
)
FORMATS = frozenset({"csv", "xml", "parquet", "xlsx"})


@cache
def load_contracts(folder: Path = HERE) -> dict[str, Contract]:
    """Every contract below `folder` by its id, in the order of their ids.

    Raises ContractError, naming the file, if one is wrong or two share an id.
    """
    contracts: dict[str, Contract] = {}
    for path in sorted(folder.rglob("*.odcs.yaml")):
        contract = load_contract(path, codes=HERE / "codes")
        if contract.id in contracts:
            raise ContractError(f"{path.name}: the id {contract.id} is taken")
        contracts[contract.id] = contract
    return dict(sorted(contracts.items()))


def deliveries(contracts: Mapping[str, Contract]) -> dict[str, Delivery]:
    """How the arrivals of each extract follow one another."""
    return {contract.id: contract.delivery for contract in contracts.values()}


def load_contract(path: Path, codes: Path) -> Contract:
    """One contract file. Raises ContractError with the file's name if it is wrong."""
    from open_data_contract_standard.model import OpenDataContractStandard  # noqa: PLC0415

    text = path.read_text(encoding="utf-8")
    try:
        declared = OpenDataContractStandard.from_string(text)
        return _contract(declared, text, codes)
    except (ContractError, ValueError, KeyError, TypeError) as error:
        raise ContractError(f"{path.name}: {error}") from None


@cache
def code_list(name: str, folder: Path = HERE / "codes") -> dict[str, str]:
    """A code list as code -> label, of all years. Raises ContractError if there is no such list."""
    return {row["code"]: row["label"] for row in _code_rows(name, folder)}


@cache
def dated_codes(name: str, folder: Path = HERE / "codes") -> tuple[tuple[str, Years], ...]:
    """The codes of a list that hold in some return years only, with these years."""
    dated = (
        (row["code"], _years(row, "first_year", "last_year")) for row in _code_rows(name, folder)
    )
    return tuple((code, years) for code, years in dated if years != ALWAYS)


@cache
def _code_rows(name: str, folder: Path) -> tuple[dict[str, str], ...]:
    path = folder / f"{name}.csv"
    if not path.is_file():
        raise ContractError(f"no code list {name}")
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))


def _years(settings: Mapping[str, Any], first: str, last: str) -> Years:
    begins, ends = settings.get(first), settings.get(last)
    return Years(int(begins) if begins else None, int(ends) if ends else None)


def _contract(declared: OpenDataContractStandard, text: str, codes: Path) -> Contract:
    settings = _settings(declared)
    sla = {item.property: item for item in declared.slaProperties or []}
    delivery = Delivery(settings.get("delivery", "snapshot"))
    rules = settings.get("rules")
    tables = tuple(
        replace(_table(item, codes, delivery), keeps_text=rules is not None)
        for item in declared.schema_ or []
    )
    if not tables or not declared.servers:
        raise ContractError("a contract needs a schema and a server")
    description = declared.description
    return Contract(
        id=_name(declared.id),
        name=str(declared.name),
        version=str(declared.version),
        domain=_name(declared.domain),
        product=_name(declared.dataProduct),
        purpose=str(description.purpose if description else ""),
        limitations=str(description.limitations if description else ""),
        source=str(
            _only(declared.authoritativeDefinitions, "authoritativeDefinitions").description
        ),
        is_own_specification=settings["specification"] == "own",
        forms=tuple(_form(server) for server in declared.servers or ()),
        delivery=delivery,
        every_days=int(sla["frequency"].value) * DAYS[str(sla["frequency"].unit)],  # type: ignore[arg-type]
        retention_years=int(sla["retention"].value),  # type: ignore[arg-type]
        tables=tables,
        digest=_digest(text, tables, codes),
        rules=_name(rules) if rules else None,
    )


def _form(server: Server) -> Form:
    if server.format not in FORMATS or not server.path:
        raise ContractError(f"a server needs a path and a format of {sorted(FORMATS)}")
    encoding, delimiter = server.encoding or "utf-8", server.delimiter or ","
    return Form(str(server.path), server.format, str(encoding), str(delimiter))


def _digest(text: str, tables: tuple[Table, ...], codes: Path) -> str:
    lists = sorted({c.code_list for table in tables for c in table.columns if c.code_list})
    parts = [text.encode(), *((codes / f"{name}.csv").read_bytes() for name in lists)]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _table(declared: SchemaObject, codes: Path, delivery: Delivery) -> Table:
    settings = _settings(declared)
    if unknown := settings.keys() - TABLE_SETTINGS:
        raise ContractError(f"{declared.name}: unknown settings {sorted(unknown)}")
    by_type = settings.get("identityByType")
    return Table(
        name=_name(declared.name),
        called=str(declared.physicalName),
        grain=str(declared.dataGranularityDescription),
        columns=tuple(_column(item, codes, delivery) for item in declared.properties or []),
        identity_by_type=by_type
        and IdentityByType(
            type_column=by_type["typeColumn"],
            value_column=by_type["valueColumn"],
            types=tuple(by_type["types"].items()),
        ),
        unnest=settings.get("unnest", {}).get("column"),
        is_optional=bool(settings.get("optional")),
        is_register=bool(settings.get("register")),
        xml_path=settings.get("xmlPath"),
        xml_when=settings.get("xmlWhen"),
        years=_years(settings, "firstYear", "lastYear"),
    )


def _column(declared: SchemaProperty, codes: Path, delivery: Delivery) -> Column:
    name = _name(declared.name)
    settings = _column_settings(declared)
    options = declared.logicalTypeOptions or {}
    listed = settings.get("codeList")
    column = Column(
        name=name,
        called=declared.physicalName,
        kind=Kind(str(declared.logicalType)),
        meaning=str(declared.description or ""),
        privacy=Privacy(str(declared.classification)),
        required=bool(declared.required),
        key_position=declared.primaryKeyPosition if declared.primaryKey else None,
        written=options.get("format"),
        is_local=options.get("timezone") is False,
        true_values=tuple(settings.get("trueValues", ())),
        false_values=tuple(settings.get("falseValues", ())),
        code_list=listed,
        codes=frozenset(code_list(listed, codes)) if listed else None,
        dated_codes=_dated_codes(listed, codes, delivery),
        absence_codes=frozenset(settings.get("absenceCodes", ())),
        is_partial=bool(settings.get("partialDates")),
        is_spelled=bool(settings.get("spelled")),
        identity=settings.get("identity"),
        coarsen=settings.get("coarsen"),
        is_past=settings.get("latest") == "period",
        must_equal=settings.get("mustEqual"),
        tombstone=settings.get("tombstone"),
        xml_path=settings.get("xmlPath"),
        only_in=settings.get("onlyIn"),
        header_pattern=settings.get("headerPattern"),
        json_path=settings.get("jsonPath"),
        years=_years(settings, "firstYear", "lastYear"),
        fact=declared.transformLogic,
    )
    _check(column)
    return column


def _column_settings(declared: SchemaProperty) -> dict[str, Any]:
    """The settings of a column that is classified. Raises ContractError for an unknown one."""
    if declared.classification not in set(Privacy):
        raise ContractError(f"{declared.name}: not classified for privacy")
    settings = _settings(declared)
    if unknown := settings.keys() - COLUMN_SETTINGS:
        raise ContractError(f"{declared.name}: unknown settings {sorted(unknown)}")
    return settings


def _dated_codes(
    listed: str | None, codes: Path, delivery: Delivery
) -> tuple[tuple[str, Years], ...]:
    """Of returns alone: other extracts hold history, in which old codes are right."""
    return dated_codes(listed, codes) if listed and delivery is Delivery.RETURN else ()


def _check(column: Column) -> None:
    """Refuse a column that contradicts itself."""
    wrong = {
        "a meaning is missing": not column.meaning,
        "it needs either a sender's name or a rule to derive it": (column.called is None)
        != column.is_fact,
        "a date or time needs the form it is written in": column.kind in (Kind.DATE, Kind.TIMESTAMP)
        and not column.written,
        "a yes/no needs the values it is written with": column.kind is Kind.BOOLEAN
        and not column.is_fact
        and not (column.true_values and column.false_values),
        "a linking column must say what it identifies": column.privacy is Privacy.LINKING
        and not column.identity,
        "an indirect column must say how it is made coarse": column.privacy is Privacy.INDIRECT
        and column.coarsen not in COARSE,
        "a fact must be ordinary": column.is_fact and column.privacy is not Privacy.ORDINARY,
    }
    for reason, is_so in wrong.items():
        if is_so:
            raise ContractError(f"{column.name}: {reason}")


def _settings(declared: Any) -> dict[str, Any]:
    return {item.property: item.value for item in declared.customProperties or []}


def _name(text: str | None) -> str:
    """A name of ours; only such names are ever composed into SQL or paths."""
    if not text or not NAME.fullmatch(text):
        raise ContractError(f"not a name of ours: {text!r}")
    return text


def _only(items: list[Any] | None, what: str) -> Any:
    if not items or len(items) != 1:
        raise ContractError(f"exactly one entry is needed in {what}")
    return items[0]
