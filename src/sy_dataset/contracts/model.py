"""The frozen form of a contract: what arrives, from whom, and how private each column is.

A contract is an Open Data Contract Standard 3.1 file (`*.odcs.yaml`). Everything that
the pipeline knows of a source is read from these objects; a wrong declaration fails
here, when it is loaded, and never during a night.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from sy_dataset.delivery import Delivery

POSITION = "position()"
"""What a column is called, or its path ends with, that holds the number of a row."""

AS_SENT = "__as_sent"
"""Ending of the columns that hold what stood in the cells of a return."""

STAGED_KEYS = ("agency_id", "arrival_id", "source_row")
"""Columns that every accepted row carries beside the declared ones."""


class ContractError(ValueError):
    """A contract contradicts itself or leaves out what may not be left out."""


class Privacy(StrEnum):
    """What a value could reveal, and so where it may travel."""

    DIRECT = "direct"  # identifies a child by itself; stays in the restricted zone
    LINKING = "linking"  # joins records; replaced by a keyed token
    INDIRECT = "indirect"  # identifies with other facts; coarsened before dbt reads it
    FREE_TEXT = "free_text"  # may hold anything; never leaves the restricted zone
    ORDINARY = "ordinary"  # travels as it is


class Kind(StrEnum):
    """The logical type of a column."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    TIMESTAMP = "timestamp"


SQL_TYPES = {
    Kind.STRING: "varchar",
    Kind.INTEGER: "bigint",
    Kind.NUMBER: "double",
    Kind.BOOLEAN: "boolean",
    Kind.DATE: "date",
    Kind.TIMESTAMP: "timestamp",  # always UTC
}

COARSE = {"month": ("_date", "_month", "date"), "lsoa": ("postcode", "lsoa_code", "varchar")}
"""Coarsening -> (ending it replaces, ending it gets, SQL type)."""

PERSON_IDENTITIES = frozenset({"person", "pupil"})
"""Identities that name a person within one agency, each in numbers of its own."""

NATIONAL_IDENTIFIERS = frozenset({"nhs_number", "upn"})
"""Identities that mean the same child whichever agency writes them."""


@dataclass(frozen=True)
class Years:
    """The return years in which something is declared, both included; None is open."""

    first: int | None = None
    last: int | None = None

    def holds(self, year: int) -> bool:
        return (self.first or year) <= year <= (self.last or year)


ALWAYS = Years()


@dataclass(frozen=True, kw_only=True)
class Column:
    """One declared column.

    name        ours, as the conformed row calls it
    called      the header or Parquet name, exactly as the sender writes it; position() is
                the row's own number; None for a fact, which is derived here and never arrives
    xml_path    the path in the XML form, where it is another than `called`
    only_in     the one file format that has the column; None if every form has it
    header_pattern  a regular expression for the spellings of the header in a workbook
    json_path   the cell is JSON and this column is one value in it, e.g. $.NFA_FLAG
    years       the return years in which the column is declared
    written     the pattern that a date or time is written in, e.g. dd/MM/yyyy
    is_local    a time without offset, written in Europe/London
    is_partial  a date of which a part may be unknown, e.g. ZZ/05/2012; it is missing, no fault
    absence_codes  values that say why there is none; they are missing, no fault
    codes       the code list that a value must stand in, the codes of all years
    dated_codes those of them that hold in some years only; of returns alone
    is_spelled  the code is written in an agency's own words, which the category dictionary maps
    identity    what a value identifies: person, nhs_number, upn, birth_date, contact …
    coarsen     month or lsoa: how an indirect value is made coarse
    is_past     a date or time after the extract's own period is a fault
    must_equal  the setting that every value must equal: la_code or return_year
    tombstone   the value that says the row was deleted
    fact        SQL over the conformed row; the answer is yes, no or missing
    """

    name: str
    called: str | None
    kind: Kind
    meaning: str
    privacy: Privacy
    required: bool = False
    key_position: int | None = None
    written: str | None = None
    is_local: bool = False
    true_values: tuple[str, ...] = ()
    false_values: tuple[str, ...] = ()
    code_list: str | None = None
    codes: frozenset[str] | None = None
    dated_codes: tuple[tuple[str, Years], ...] = ()
    absence_codes: frozenset[str] = frozenset()
    is_partial: bool = False
    is_spelled: bool = False
    identity: str | None = None
    coarsen: str | None = None
    is_past: bool = False
    must_equal: str | None = None
    tombstone: str | None = None
    xml_path: str | None = None
    only_in: str | None = None
    header_pattern: str | None = None
    json_path: str | None = None
    years: Years = ALWAYS
    fact: str | None = None

    @property
    def is_fact(self) -> bool:
        return self.fact is not None

    @property
    def is_counted(self) -> bool:
        """Whether the reader counts it: the number of a row, which the sender does not write."""
        return str(self.called).endswith(POSITION)

    @property
    def sql_type(self) -> str:
        return SQL_TYPES[self.kind]

    @property
    def pseudonym(self) -> str | None:
        """The column's name after pseudonymising; None if it stays in the restricted zone."""
        if self.privacy in (Privacy.DIRECT, Privacy.FREE_TEXT):
            return None
        if self.privacy is Privacy.LINKING:
            return f"{self.name.removesuffix('_id')}_token"
        if self.privacy is Privacy.INDIRECT:
            ending, coarse, _ = COARSE[str(self.coarsen)]
            return f"{self.name.removesuffix(ending)}{coarse}"
        return self.name

    @property
    def pseudonym_sql_type(self) -> str:
        if self.privacy is Privacy.LINKING:
            return "varchar"
        if self.privacy is Privacy.INDIRECT:
            return COARSE[str(self.coarsen)][2]
        return self.sql_type

    @property
    def staged(self) -> str | None:
        """The column's name in dbt: a record's token is its id; persons get theirs by linkage."""
        is_event = self.identity not in PERSON_IDENTITIES | NATIONAL_IDENTIFIERS
        if self.privacy is not Privacy.LINKING or not is_event:
            return self.pseudonym
        return self.name


@dataclass(frozen=True, kw_only=True)
class IdentityByType:
    """A table whose rows say themselves what kind of identifier they hold."""

    type_column: str
    value_column: str
    types: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Table:
    """One table of an extract; `grain` begins with "One row per".

    unnest       the column whose cell is a JSON list, or an object of flags; each of its
                 elements becomes a row
    is_optional  a file of several tables may come without it
    is_register  it lists persons, although its key is another
    xml_path     the path of its record in the XML form, where it is another than `called`
    xml_when     in XML, a record is a row only if one of these elements of it says something
    keeps_text   beside the typed cells the conformed rows hold what stood in each, for the
                 rules of the return
    """

    name: str
    called: str
    grain: str
    columns: tuple[Column, ...]
    identity_by_type: IdentityByType | None = None
    unnest: str | None = None
    is_optional: bool = False
    is_register: bool = False
    xml_path: str | None = None
    xml_when: str | None = None
    years: Years = ALWAYS
    keeps_text: bool = False

    def __post_init__(self) -> None:
        names = [column.name for column in self.columns]
        if doubled := {name for name in names if names.count(name) > 1}:
            raise ContractError(f"{self.name}: declared twice: {sorted(doubled)}")
        if not self.key:
            raise ContractError(f"{self.name}: no key")
        if not self.grain.startswith("One row per"):
            raise ContractError(f"{self.name}: the grain must begin with 'One row per'")

    @cached_property
    def key(self) -> tuple[Column, ...]:
        """The columns that together name a row, in order."""
        keyed = [column for column in self.columns if column.key_position]
        return tuple(sorted(keyed, key=lambda column: column.key_position or 0))

    @cached_property
    def arriving(self) -> tuple[Column, ...]:
        """The columns that the sender writes; facts are left out."""
        return tuple(column for column in self.columns if not column.is_fact)

    @cached_property
    def is_spelled(self) -> bool:
        """Whether a code in it is written in an agency's own words."""
        return any(column.is_spelled for column in self.columns)

    @cached_property
    def tombstone(self) -> Column | None:
        """The column that may say that a row was deleted, or None."""
        return next((column for column in self.columns if column.tombstone), None)

    @cached_property
    def travelling(self) -> tuple[Column, ...]:
        """The columns that leave the restricted zone, in some form."""
        return tuple(column for column in self.columns if column.pseudonym)

    def column(self, name: str) -> Column:
        """The column called `name` by us. Raises KeyError if none is."""
        return {column.name: column for column in self.columns}[name]

    @cached_property
    def person(self) -> Column | None:
        """The column that names the person a row speaks of, or None."""
        named = (c for c in self.columns if c.identity in PERSON_IDENTITIES)
        return next(named, None)

    def with_identity(self, identity: str) -> Column | None:
        """The column that holds this identity, or None."""
        return next((column for column in self.columns if column.identity == identity), None)


@dataclass(frozen=True)
class Form:
    """One way in which an extract may be sent.

    file_name  {period} stands for yyyy-mm-dd, {part} for a word of the sender's
    file_format  csv, xml, parquet or xlsx
    """

    file_name: str
    file_format: str
    encoding: str
    delimiter: str


@dataclass(frozen=True, kw_only=True)
class Contract:
    """One extract: one kind of file that one kind of agency sends.

    domain      council, ics or police: the kind of agency that sends it
    product     the data product it belongs to, e.g. ssd; the `source` in dbt
    forms       the ways in which it may be sent, the usual one first
    delivery    how its arrivals follow one another
    every_days  how often it is due, in calendar days
    digest      sha-256 over the contract and its code lists
    rules       the folder of expectations/rules with the rules of this return; None if there
                are none. Beside its typed cells the text of every cell is kept for them
    """

    id: str
    name: str
    version: str
    domain: str
    product: str
    purpose: str
    limitations: str
    source: str
    is_own_specification: bool
    forms: tuple[Form, ...]
    delivery: Delivery
    every_days: int
    retention_years: int
    tables: tuple[Table, ...]
    digest: str
    rules: str | None = None

    @property
    def form(self) -> Form:
        """The usual form."""
        return self.forms[0]

    @property
    def is_in_parts(self) -> bool:
        """Whether it may be sent as one file per table."""
        return any("{part}" in form.file_name for form in self.forms)

    @property
    def file_name(self) -> str:
        return self.form.file_name

    @property
    def file_format(self) -> str:
        return self.form.file_format

    @cached_property
    def is_spelled(self) -> bool:
        """Whether a code in it is written in an agency's own words."""
        return any(table.is_spelled for table in self.tables)

    def table(self, name: str) -> Table:
        """The table called `name`. Raises KeyError if none is."""
        return {table.name: table for table in self.tables}[name]
