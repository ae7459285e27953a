"""A rule is one SQL file: a header of `-- key: value` lines, a query, and examples.

The query gives one row per case, and for each table that it flags a column with the row_id
of the flagged row. The header's `flags` says which table and fields a column stands for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from sy_dataset.findings import Dimension

EXAMPLES = "/* examples"
FILE = re.compile(r"[A-Za-z0-9]+(?:_[a-z0-9]+)*(?:@[0-9]{4})?")
LINE = re.compile(r"-- ([a-z][a-z ]*): (.+)")
MORE = re.compile(r"--   +(\S.*)")
FLAG = re.compile(r"(?:([A-Za-z][A-Za-z0-9_]*) = )?([A-Za-z][A-Za-z0-9_]*)\(([^()]+)\)")
YEARS = re.compile(r"(20[0-9]{2})?-(20[0-9]{2})?|(20[0-9]{2})")
NEEDED = ("title", "message", "severity", "flags", "needs", "years", "dimension", "to do", "source")
MAY = ("choice", "differs", "forms", "owner", "affects", "due working days")


class RuleFileError(ValueError):
    """A rule file that does not say what a rule must say."""


class Severity(StrEnum):
    """An error has to be corrected; a query corrected or explained."""

    ERROR = "error"
    QUERY = "query"


@dataclass(frozen=True)
class Flag:
    """What a column of the query stands for: a row of a table, and the fields that are wrong."""

    column: str
    table: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class RuleFile:
    """One rule, in one version.

    id          <return>/<code>
    message     what the agency reads
    flags       none for a rule about the whole return
    needs       tables and reference lists without which it cannot run
    first_year, last_year  return years in which it holds; None if it is open on that side
    forms       csv, xml or xlsx, if it is about returns of that form only
    to_do       how to put it right
    choice      what was chosen where the words leave a choice
    differs     where the most used public validator does otherwise, and why we do not
    owner       for a cross-agency rule, the kind of agency that puts it right
    affects     ids of the indicators that the fault falsifies
    due_working_days  until when it is to be put right, counted from the night
    """

    id: str
    title: str
    message: str
    severity: Severity
    dimension: Dimension
    flags: tuple[Flag, ...]
    needs: tuple[str, ...]
    first_year: int | None
    last_year: int | None
    forms: tuple[str, ...]
    to_do: str
    choice: str
    differs: str
    owner: str
    affects: tuple[str, ...]
    due_working_days: int
    source: str
    sql: str
    examples: str

    @property
    def book(self) -> str:
        """The folder that it stands in: cin, ssda903 or partnership."""
        return self.id.split("/")[0]

    def holds_in(self, year: int) -> bool:
        """Whether it is a rule of that return year."""
        return (self.first_year or year) <= year <= (self.last_year or year)


@cache
def load_rules(folder: Path) -> tuple[RuleFile, ...]:
    """Every rule of a book, `expectations/rules/<book>`, in the order of their names.

    `<code>@<year>.sql` is an earlier version of `<code>`, the one that held until that year.
    Raises RuleFileError, naming the file, if one does not say what it must or if two
    versions hold in the same year.
    """
    rules = tuple(parse_rule(path) for path in sorted(folder.glob("*.sql")))
    for rule in rules:
        others = [one for one in rules if one.id == rule.id and one is not rule]
        if any(_overlap(rule, other) for other in others):
            raise RuleFileError(f"{rule.id}: two versions hold in the same year")
    return rules


def _overlap(one: RuleFile, other: RuleFile) -> bool:
    earlier, later = sorted((one, other), key=lambda rule: rule.first_year or 0)
    return (earlier.last_year or 9999) >= (later.first_year or 0)


def parse_rule(path: Path) -> RuleFile:
    """Read one rule file. Raises RuleFileError, naming the file."""
    try:
        return _parse(path.stem, path.parent.name, path.read_text(encoding="utf-8"))
    except (KeyError, ValueError) as error:
        raise RuleFileError(f"{path.parent.name}/{path.name}: {error}") from None


def _parse(stem: str, book: str, text: str) -> RuleFile:
    if not FILE.fullmatch(stem):
        raise ValueError("the file's name is not that of a rule")
    body, _, examples = text.partition(EXAMPLES)
    header = dict(_header(body))
    if missing := [key for key in NEEDED if key not in header]:
        raise ValueError(f"the header lacks {', '.join(missing)}")
    if unknown := sorted(set(header) - set(NEEDED) - set(MAY)):
        raise ValueError(f"the header has {', '.join(unknown)}")
    first, last = _years(header["years"])
    sql = "\n".join(line for line in body.splitlines() if not line.startswith("--")).strip()
    return RuleFile(
        id=f"{book}/{stem.split('@', maxsplit=1)[0]}",
        title=header["title"],
        message=header["message"],
        severity=Severity(header["severity"]),
        dimension=Dimension(header["dimension"]),
        flags=tuple(_flags(header["flags"])),
        needs=_listed(header["needs"]),
        first_year=first,
        last_year=last,
        forms=_listed(header.get("forms", "")),
        to_do=header["to do"],
        choice=header.get("choice", ""),
        differs=header.get("differs", ""),
        owner=header.get("owner", ""),
        affects=_listed(header.get("affects", "")),
        due_working_days=int(header.get("due working days", "10")),
        source=header["source"],
        sql=sql.removesuffix(";"),
        examples=examples.strip().removesuffix("*/").strip(),
    )


def _header(body: str) -> Iterator[tuple[str, str]]:
    """The keys and values; a value may go on in lines that are indented further."""
    key, value = "", ""
    for line in body.splitlines():
        if begun := LINE.fullmatch(line):
            if key:
                yield key, value
            key, value = begun[1], begun[2].strip()
        elif key and (goes_on := MORE.fullmatch(line)):
            value += " " + goes_on[1].strip()
        elif line.startswith("--"):
            raise ValueError("a header line is neither '-- key: value' nor an indented one")
    if key:
        yield key, value


def _flags(text: str) -> Iterator[Flag]:
    if text == "none":
        return
    left = FLAG.sub("", text).replace(",", "").strip()
    if left:
        raise ValueError("flags are written Table(Field, Field), column = Table(Field) or none")
    for column, table, fields in FLAG.findall(text):
        yield Flag(column or table, table, _listed(fields))


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip() not in ("", "none"))


def _years(text: str) -> tuple[int | None, int | None]:
    found = YEARS.fullmatch(text)
    if not found:
        raise ValueError("years are written 2023-, 2023-2024, -2024, 2024 or -")
    first, last, only = found.groups()
    return (int(only), int(only)) if only else (first and int(first), last and int(last))  # type: ignore[return-value]
