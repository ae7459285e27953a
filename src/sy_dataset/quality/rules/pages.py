"""The rulebook as pages, in Markdown: an index, and one page per rule with its SQL and examples.

Everything on a page stands in the rule's file; nothing is added but labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import yaml

from sy_dataset.findings import CheckState
from sy_dataset.quality.rules.files import Flag, RuleFile, load_rules

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast where it is there
SETTINGS = {
    "year": "Return year",
    "as_of": "Night of",
    "form": "Sent as",
    "la_code": "Authority",
    "without": "Did not come",
    "sent": "Sent without a row",
}
WORDS = {"name", "flags", "state", "references", *SETTINGS}
SPECIAL = re.compile(r"([\\`*<|\[\]])")
DIGITS = re.compile(r"(\d+)")

INDEX = """# The rulebook

Rendered from `expectations/rules/`: change a rule there, then `make render`. How a rule file is \
made is said in the module `sy_dataset.quality.rules.files`.
"""

Row = Mapping[str, Any]


def as_pages(rulebook: Path) -> dict[Path, str]:
    """The index and every page, by its path below the folder of the pages.

    rulebook  the folder that holds a folder for each book
    """
    books = {folder.name: _by_rule(folder) for folder in sorted(rulebook.iterdir())}
    pages = {Path("README.md"): _index(books)}
    for name, rules in books.items():
        shared = [path.stem for path in sorted((rulebook / name / "shared").glob("*.sql"))]
        for versions in rules:
            pages[_page_of(versions[0])] = _page(versions, shared)
    return pages


def _by_rule(folder: Path) -> list[list[RuleFile]]:
    """The versions of each rule, the latest first; the rules in the order of their numbers."""
    rules = sorted(load_rules(folder), key=_order)
    return [list(versions) for _, versions in groupby(rules, key=lambda rule: rule.id)]


def _order(rule: RuleFile) -> tuple[list[tuple[int, str]], int]:
    parts = DIGITS.split(rule.id)
    return [(int(p), "") if p.isdigit() else (0, p) for p in parts], -(rule.last_year or 9999)


def _page_of(rule: RuleFile) -> Path:
    return Path(f"{rule.id}.md")


def _index(books: Mapping[str, list[list[RuleFile]]]) -> str:
    parts = [INDEX]
    for name, rules in books.items():
        head = ("code", "title", "severity", "years", "dimension", "flags")
        parts.append(f"## `{name}`\n\n{len(rules)} rules.\n")
        parts.append(_table(head, (_entry(versions) for versions in rules)))
    return "\n".join(parts)


def _entry(versions: Sequence[RuleFile]) -> tuple[str, ...]:
    rule = versions[0]
    code = rule.id.removeprefix(f"{rule.book}/")
    years = "; ".join(_years(version) for version in reversed(versions))
    link = f"[{code}]({_page_of(rule).as_posix()})"
    flags = _flags(rule.flags)
    return (link, _plain(rule.title), str(rule.severity), years, str(rule.dimension), flags)


def _page(versions: Sequence[RuleFile], shared: Sequence[str]) -> str:
    rule = versions[0]
    parts = [f"# `{rule.id}` {_plain(rule.title)}\n"]
    for version in versions:
        if len(versions) > 1:
            parts.append(f"## Return years: {_years(version)}\n")
        parts += _version(version, shared, is_later=version is not rule)
    return "\n".join(parts)


def _version(rule: RuleFile, shared: Sequence[str], *, is_later: bool) -> Iterator[str]:
    if is_later:
        yield f"{_plain(rule.title)}\n"
    yield f"> {_plain(rule.message)}\n"
    yield _table(("", ""), _facts(rule, shared))
    for label, text in (
        ("What to do", rule.to_do),
        ("Choice", rule.choice),
        ("Differs", rule.differs),
    ):
        if text:
            yield f"**{label}.** {_plain(text)}\n"
    yield f"```sql\n{rule.sql}\n```\n"
    for example in yaml.load(rule.examples, Loader=LOADER) or []:  # noqa: S506 - a safe loader
        yield from _example(rule, example)


def _facts(rule: RuleFile, shared: Sequence[str]) -> Iterator[tuple[str, str]]:
    named = set(re.findall(r"\w+", rule.sql))
    facts = {
        "severity": str(rule.severity),
        "dimension": str(rule.dimension),
        "return years": _years(rule),
        "flags": _flags(rule.flags),
        "needs": _codes(rule.needs),
        "asks": ", ".join(_link_to_shared(rule, name) for name in shared if name in named),
        "sent as": ", ".join(rule.forms),
        "put right by": rule.owner,
        "affects": _codes(rule.affects),
        "due": f"{rule.due_working_days} working days",
        "source": _plain(rule.source),
    }
    return ((label, text) for label, text in facts.items() if text)


def _link_to_shared(rule: RuleFile, name: str) -> str:
    return f"[`{name}`](../../../expectations/rules/{rule.book}/shared/{name}.sql)"


def _years(rule: RuleFile) -> str:
    first, last = rule.first_year, rule.last_year
    if first == last:
        return str(first) if first else "every"
    if first and last:
        return f"{first} to {last}"
    return f"from {first}" if first else f"until {last}"


def _flags(flags: Iterable[Flag]) -> str:
    """The tables and fields; two columns of the query may stand for the same ones."""
    told = dict.fromkeys(f"`{flag.table}`: {_codes(flag.fields)}" for flag in flags)
    return "; ".join(told) or "the whole return"


def _example(rule: RuleFile, example: Mapping[str, Any]) -> Iterator[str]:
    """An example: its name, what becomes of the rule, and its tables with what is flagged."""
    flagged = example["flags"]
    failed = CheckState.FAILED if flagged else CheckState.PASSED
    yield f"### Example: {_plain(str(example['name']))}\n"
    yield f"{example.get('state', failed).capitalize()}.\n"
    told = [f"{label}: {_cell(example[key])}" for key, label in SETTINGS.items() if key in example]
    if told:
        yield "; ".join(told) + "\n"
    marks = _marks(rule, flagged if isinstance(flagged, dict) else {})
    tables = {name: rows or [] for name, rows in example.items() if name not in WORDS}
    for name, rows in (tables | {name: [] for name in marks if name not in tables}).items():
        yield from _rows(name, rows, marks.get(name, {}))
    for name, rows in example.get("references", {}).items():
        yield from _rows(name, rows, {})


def _marks(rule: RuleFile, flagged: Mapping[str, list[int]]) -> dict[str, dict[int, list[str]]]:
    """Table -> row, counted from 1 -> the fields that are flagged in it."""
    marks: dict[str, dict[int, list[str]]] = {}
    for flag in rule.flags:
        for row in flagged.get(flag.column, ()):
            fields = marks.setdefault(flag.table, {}).setdefault(row, [])
            fields += [field for field in flag.fields if field not in fields]
    return marks


def _rows(name: str, rows: Sequence[Row], marks: Mapping[int, list[str]]) -> Iterator[str]:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    count = max([len(rows), *marks])
    head = [f"`{name}`", *(f"`{column}`" for column in columns), *(["flagged"] if marks else [])]
    filled = [*rows, *([{}] * (count - len(rows)))]
    yield _table(
        head,
        (
            [str(place), *(_cell(row.get(c)) for c in columns), _codes(marks.get(place, ()))]
            for place, row in enumerate(filled, 1)
        ),
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    body = [_line(row[: len(head)]) for row in rows]
    return "\n".join([_line(head), "|" + "---|" * len(head), *body, ""])


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _codes(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _cell(value: Any) -> str:
    """A value as code; nothing for a missing one."""
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(_cell(one) for one in value) or "nothing"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    text = value.isoformat() if isinstance(value, date) else str(value)
    if text != text.strip() or not text:
        text = f'"{text}"'
    fence = "``" if "`" in text else "`"
    return fence + text.replace("|", "\\|").replace("\n", " ") + fence


def _plain(text: str) -> str:
    """Text that Markdown shows as it stands."""
    return SPECIAL.sub(r"\\\1", text)
