"""What a cell must be, as SQL: for each column its typed value and the rule it breaks, if any."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from sy_dataset.contracts import Column, Kind, Table
from sy_dataset.engine import literal
from sy_dataset.findings import RULES, Reach
from sy_dataset.ingest.reading import CODE, READ_FAULT, TableReading

FAULT, NOTE = "__fault", "__note"
"""Endings of the columns that name a broken rule, or a rule that leaves the value; or null."""

EARLIEST_YEAR, LATEST_YEAR = 1905, 9999
"""Years outside are default dates such as 01/01/1900 and 31/12/9999: no date at all."""

WRITTEN = {
    "dd/MM/yyyy": ("[0-9]{2}/[0-9]{2}/[0-9]{4}", "%d/%m/%Y"),
    "yyyy-MM-dd": ("[0-9]{4}-[0-9]{2}-[0-9]{2}", "%Y-%m-%d"),
    "dd/MM/yyyy HH:mm": ("[0-9]{2}/[0-9]{2}/[0-9]{4} [0-9]{2}:[0-9]{2}", "%d/%m/%Y %H:%M"),
    "yyyy-MM-dd'T'HH:mm:ssXXX": (
        "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})",
        "%Y-%m-%dT%H:%M:%S%z",
    ),
}
"""Every form that a date or time may be written in: its shape, and the engine's pattern."""

PARTIAL = "(ZZ/([0-9]{2}|ZZ)|[0-9]{2}/ZZ)/([0-9]{4}|ZZZZ)|[0-9]{2}/[0-9]{2}/ZZZZ"
"""A date of which a part is not known, as the return of children looked after writes it."""

IDENTITIES = {
    "nhs_number": (
        "clean_nhs_number({0})",
        "fault_of_clean_nhs_number({0}, {accept_never_issued})",
    ),
    "upn": ("clean_upn({0})", "fault_of_clean_upn({0})"),
    "postcode": ("clean_postcode({0})", "fault_of_clean_postcode({0})"),
    "place_postcode": ("clean_postcode({0})", "fault_of_clean_postcode({0})"),
    "nhs_number_exchange": (
        "lower({0})",
        "case when not regexp_full_match({0}, '[0-9a-f]{{64}}') then 'cell/nhs_number_token' end",
    ),
}
"""Identity -> how it is written clean, and what finds the fault of the clean text.

A place_postcode is where something is or was, and no home: linkage does not compare it.
"""

MUST_EQUAL = {"la_code": "file/names_another_authority", "return_year": "file/names_another_year"}
"""Setting -> the rule that a value breaks that is another; a fault of the whole file."""


NOTES = ", ".join(literal(rule.id) for rule in RULES.values() if rule.reach is Reach.NOTE)
"""What may be said of a cell without taking it away, as SQL."""


def typed_query(part: TableReading, settings: Mapping[str, str], year: int) -> str:
    """A query over `text`: what the cells of each of its rows come to.

    settings  SQL literals: period, accept_never_issued, la_code, return_year
    year      the return year; what it does not ask for may be missing

    For every column that the sender writes it gives `<column>` typed, `<column>__fault`, the
    rule that it breaks, and `<column>__note0` and so on, rules that leave the value. A cell is
    trimmed of blanks; an empty one is missing; one that breaks a rule is null. Each step is
    a layer of its own, so that a column is cut, parsed and judged once.
    """
    table, beside = part.table, part.beside
    columns = [column for column in table.arriving if not column.is_counted]
    trimmed = [f"{_trimmed(c, beside)} as {c.name}" for c in columns]
    trimmed += [name for name in beside if name.endswith(READ_FAULT)]
    parsed = [f"{_value(c, table)} as {c.name}__value" for c in columns]
    judged = [f"{_judged(c, table, settings, year, beside)} as {c.name}{FAULT}" for c in columns]
    answers = [
        f"case when {c.name}{FAULT} is null then {c.name}__value end as {c.name}, {c.name}{FAULT}"
        for c in columns
    ]
    answers += [
        f"case {cases} end as {c.name}{NOTE}{place}"
        for c in columns
        for place, cases in enumerate(_notes(c, year, beside))
    ]
    return (
        f"select {', '.join(answers)}"
        f" from (select *, {', '.join(judged)}"
        f" from (select *, {', '.join(parsed)}"
        f" from (select {', '.join(trimmed)} from text)))"
    )


def _trimmed(column: Column, beside: Collection[str]) -> str:
    """The column's own text without blanks around it; null if there is none."""
    if f"{column.name}{CODE}" in beside:
        return f"{column.name}{CODE}"
    return f"nullif(trim({_unpacked(column)}, ' \u00a0\t'), '')"


def _unpacked(column: Column) -> str:
    """The column's own text: the cell, or one value in the JSON that the cell holds."""
    if column.json_path is None:
        return column.name
    cell, path = column.name, literal(column.json_path)
    return f"case when json_valid({cell}) then json_extract_string({cell}, {path}) end"


def fact_columns(table: Table) -> Iterator[str]:
    """Select-list entries of the facts, over the typed columns of one row."""
    for column in table.columns:
        if column.is_fact:
            yield f"({column.fact})::boolean as {column.name}"


def _notes(column: Column, year: int, beside: Collection[str]) -> Iterator[str]:
    """The cases in which something is said of a cell that leaves its value."""
    if dated := _dated_codes(column, year):
        yield dated
    if column.identity in ("given_name", "family_name"):
        yield f"when regexp_matches({column.name}, 'Ã[\u0080-\u00bf]|â€') then 'cell/mojibake'"
    if (read := f"{column.name}{READ_FAULT}") in beside:
        yield f"when {read} in ({NOTES}) then {read}"


def _dated_codes(column: Column, year: int) -> str:
    """The cases of a code that the list of the return year does not hold, but another does."""
    retired = [code for code, years in column.dated_codes if (years.last or year) < year]
    ahead = [code for code, years in column.dated_codes if (years.first or year) > year]
    return " ".join(
        f"when {column.name}__value in ({_listed(codes)}) then '{rule}'"
        for codes, rule in ((retired, "cell/code_retired"), (ahead, "cell/code_not_yet"))
        if codes
    )


def _value(column: Column, table: Table) -> str:
    """The cell's value before it is judged; null if it is not written as agreed."""
    cell = column.name
    by_type = table.identity_by_type
    if by_type and cell == by_type.value_column:
        cases = [
            f"when {by_type.type_column} = {literal(kind)} then {_clean(identity, cell)}"
            for kind, identity in by_type.types
        ]
        return f"case {' '.join(cases)} else {cell} end"
    if column.identity in IDENTITIES:
        clean = _clean(column.identity, cell)
        if column.absence_codes:
            return f"case when {cell} not in ({_listed(column.absence_codes)}) then {clean} end"
        return clean
    return {
        Kind.STRING: lambda _: cell,
        Kind.DATE: lambda c: f"({_parsed(c)})::date",
        Kind.TIMESTAMP: _moment,
        Kind.INTEGER: lambda _: f"try_cast({cell} as bigint)",
        Kind.NUMBER: lambda _: f"try_cast({cell} as double)",
        Kind.BOOLEAN: _yes_or_no,
    }[column.kind](column)


def _clean(identity: str, cell: str) -> str:
    return IDENTITIES[identity][0].format(cell)


def _judged(
    column: Column, table: Table, settings: Mapping[str, str], year: int, beside: Collection[str]
) -> str:
    """The rule that a cell breaks, or null; a key's own absence is a fault of its row."""
    cases = list(_fault_cases(column, table, settings))
    if _holds_json(column, table):
        cases.append(f"when not json_valid({column.name}) then 'cell/json'")
    if column.required and column.years.holds(year) and not column.key_position:
        cases.insert(0, f"when {column.name} is null then 'cell/missing'")
    if (read := f"{column.name}{READ_FAULT}") in beside:
        cases.insert(0, f"when {read} not in ({NOTES}) then {read}")
    return f"case {' '.join(cases)} end" if cases else "null::varchar"


def _fault_cases(column: Column, table: Table, settings: Mapping[str, str]) -> Iterator[str]:
    cell, value = column.name, f"{column.name}__value"
    by_type = table.identity_by_type
    if column.must_equal:
        rule = MUST_EQUAL[column.must_equal]
        yield f"when {cell} != {settings[column.must_equal]} then '{rule}'"
    elif by_type and cell == by_type.value_column:
        for kind, identity in by_type.types:
            fault = IDENTITIES[identity][1].format(value, **settings)
            yield f"when {by_type.type_column} = {literal(kind)} then {fault}"
    elif column.identity in IDENTITIES:
        fault = IDENTITIES[column.identity][1].format(value, **settings)
        if column.absence_codes:
            yield f"when {cell} in ({_listed(column.absence_codes)}) then null"
        yield f"when {cell} is not null then {fault}"
    elif column.kind in (Kind.DATE, Kind.TIMESTAMP):
        if column.is_partial:
            yield f"when regexp_full_match({cell}, '{PARTIAL}') then 'cell/date_partial'"
        yield f"when {cell} is not null and {value} is null then 'cell/{column.kind}'"
        yield (
            f"when year({value}) < {EARLIEST_YEAR} or year({value}) >= {LATEST_YEAR}"
            " then 'cell/date_default'"
        )
        if column.is_past:
            yield f"when {value}::date > {settings['period']} then 'cell/date_in_future'"
    elif column.kind is Kind.INTEGER:
        yield f"when not regexp_full_match({cell}, '-?[0-9]{{1,18}}') then 'cell/integer'"
    elif column.kind is Kind.NUMBER:
        shape = "-?[0-9]{1,15}([.][0-9]{1,9})?"
        yield f"when not regexp_full_match({cell}, '{shape}') then 'cell/number'"
    elif column.kind is Kind.BOOLEAN:
        yield f"when {cell} is not null and {value} is null then 'cell/boolean'"
    elif column.codes:
        yield f"when {cell} not in ({_listed(column.codes)}) then 'cell/code'"


def _listed(codes: Iterable[str]) -> str:
    return ", ".join(literal(code) for code in sorted(codes))


def _holds_json(column: Column, table: Table) -> bool:
    """Whether the cell is itself the JSON in which other columns are."""
    return column.json_path is None and any(
        other.json_path and other.called == column.called for other in table.arriving
    )


def _parsed(column: Column) -> str:
    cell = column.name
    shape, pattern = WRITTEN[str(column.written)]
    text = f"replace({cell}, 'Z', '+00:00')" if pattern.endswith("%z") else cell
    return (
        f"case when regexp_full_match({cell}, '{shape}') then try_strptime({text}, '{pattern}') end"
    )


def _moment(column: Column) -> str:
    """A moment in UTC. A local time that the clocks skip in spring never was, so it does not fit;
    one that they repeat in autumn is read as winter time, as the sender cannot say which."""
    parsed = f"({_parsed(column)})"
    if not column.is_local:
        return f"({parsed} at time zone 'UTC')"
    aware = f"({parsed} at time zone 'Europe/London')"
    return (
        f"case when ({aware} at time zone 'Europe/London') = {parsed}"
        f" then {aware} at time zone 'UTC' end"
    )


def _yes_or_no(column: Column) -> str:
    yes = ", ".join(literal(value) for value in column.true_values)
    no = ", ".join(literal(value) for value in column.false_values)
    return (
        f"case when {column.name} in ({yes}) then true when {column.name} in ({no}) then false end"
    )
