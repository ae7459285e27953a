"""The yearly returns of 20,000 children: what reading and conforming them takes, beside a floor.

The floor of the XML return is lxml.iterparse to one dict a record; that of the CSV return is
DuckDB's plain read_csv into tables, every cell as text. Each runs in a process of its own.
"""

from __future__ import annotations

import json
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from sy_dataset.identifiers import UPN_LETTERS
from sy_dataset.paths import PROJECT, Workspace

PERIOD = date(2026, 3, 31)
CONFORM = """
import json, resource, sys, time
from pathlib import Path
import pyarrow
from sy_dataset.config import load_config
from sy_dataset.contracts import load_contracts
from sy_dataset.ingest import conforming, receive_agency
from sy_dataset.ledger import Ledger
from sy_dataset.paths import Workspace
workspace, contracts = Workspace(Path(sys.argv[1])), load_contracts()
config, ledger = load_config(workspace.config), Ledger(workspace.ledger)
agency = config.agency[0]
receive_agency(agency, contracts, workspace=workspace, ledger=ledger)
pyarrow.array([1])  # it loads pandas when it is first asked for; loading is not what is measured
started, cpu = time.perf_counter(), time.process_time()
with conforming(agency, config=config, workspace=workspace, ledger=ledger) as conformer:
    for arrival in ledger.arrivals("received"):
        conformer.conform(arrival, contracts[arrival.extract_id], derived_with="bench")
seconds = time.perf_counter() - started
states = {arrival.state for arrival in ledger.arrivals()}
assert states == {"conformed"}, states
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
cpu = time.process_time() - cpu
print(json.dumps({"seconds": seconds, "cpu": cpu, "peak": peak}))
"""

DICTS = """
import json, resource, sys, time
from lxml import etree
RECORDS = {"Header", "ChildIdentifiers", "ChildCharacteristics", "Disability", "CINdetails",
    "Assessments", "AssessmentFactors", "CINPlanDates", "Section47", "ChildProtectionPlans",
    "CPPreviewDate", "Child"}
started, cpu, rows = time.perf_counter(), time.process_time(), 0
for _, element in etree.iterparse(sys.argv[2], events=("end",)):
    if element.tag in RECORDS:
        row = {inner.tag: inner.text for inner in element}
        rows += bool(row)
    if element.tag == "Child":
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]
seconds = time.perf_counter() - started
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
cpu = time.process_time() - cpu
print(json.dumps({"seconds": seconds, "cpu": cpu, "peak": peak}))
"""

TABLES = """
import json, resource, sys, time
import duckdb
connection = duckdb.connect()
started, cpu = time.perf_counter(), time.process_time()
for place, path in enumerate(sys.argv[2:]):
    connection.execute(f"create table t{place} as from read_csv('{path}', all_varchar = true)")
seconds = time.perf_counter() - started
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
cpu = time.process_time() - cpu
print(json.dumps({"seconds": seconds, "cpu": cpu, "peak": peak}))
"""


def measure(script: str, *arguments: str) -> dict[str, float]:
    """Seconds, those of the processor, and peak MB that a script measured of itself alone."""
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], cwd=PROJECT, check=True, capture_output=True
    )
    return json.loads(done.stdout.splitlines()[-1])  # type: ignore[no-any-return]


def upn(number: int) -> str:
    """A valid unique pupil number."""
    digits = f"373{number:09}"
    total = sum(int(digit) * weight for weight, digit in enumerate(digits, start=2))
    return UPN_LETTERS[total % 23] + digits


class Children:
    """Invented children, as many as asked for, always the same."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.chance = random.Random(1)  # noqa: S311 - nothing secret is drawn

    def days(self, first: int, last: int, form: str) -> str:
        """A day so many days before the end of the year."""
        day = PERIOD - timedelta(days=self.chance.randrange(first, last))
        return day.strftime(form)

    def one(self, *of: str) -> str:
        return self.chance.choice(of)

    def some(self, most: int) -> range:
        return range(self.chance.randrange(most + 1))


def write_census(path: Path, count: int) -> None:
    """One CIN census of so many children, with a fault in about one child of a hundred."""
    made = Children(count)
    with path.open("w", encoding="utf-8") as out:
        out.write(
            '<?xml version="1.0" encoding="utf-8"?>\n<Message>\n<Header>\n<CollectionDetails>\n'
            "<Collection>CIN</Collection>\n<Year>2026</Year>\n"
            "<ReferenceDate>2026-03-31</ReferenceDate>\n</CollectionDetails>\n<Source>\n"
            "<SourceLevel>L</SourceLevel>\n<LEA>370</LEA>\n</Source>\n</Header>\n<Children>\n"
        )
        for number in range(count):
            out.write("\n".join(_child(made, number)) + "\n")
        out.write("</Children>\n</Message>\n")


def _tag(name: str, text: str) -> str:
    return f"<{name}>{text}</{name}>"


def _child(made: Children, number: int) -> Iterator[str]:
    is_faulty = number % 100 == 0
    yield "<Child>"
    yield "<ChildIdentifiers>"
    yield _tag("LAchildID", f"C{number:07}")
    yield _tag("UPN", upn(number)) if number % 8 else _tag("UPNunknown", "UN1")
    yield _tag("PersonBirthDate", "31/12/2012" if is_faulty else made.days(10, 6500, "%Y-%m-%d"))
    yield _tag("Sex", made.one("M", "F"))
    yield "</ChildIdentifiers>"
    yield "<ChildCharacteristics>"
    yield _tag("Ethnicity", made.one("WBRI", "WOTH", "MWBC", "APKN", "BAFR"))
    yield "<Disabilities>"
    yield _tag("Disability", made.one("NONE", "NONE", "NONE", "MOB", "AUT"))
    yield "</Disabilities>"
    yield "</ChildCharacteristics>"
    for _ in range(1 + (number % 4 == 0)):
        yield from _episode(made)
    yield "</Child>"


def _episode(made: Children) -> Iterator[str]:
    yield "<CINdetails>"
    yield _tag("CINreferralDate", made.days(100, 365, "%Y-%m-%d"))
    yield _tag("ReferralSource", made.one("1A", "2A", "3A", "5B", "6", "8"))
    yield _tag("PrimaryNeedCode", made.one("N1", "N2", "N4", "N5"))
    if made.chance.random() < 0.5:
        yield _tag("CINclosureDate", made.days(0, 100, "%Y-%m-%d"))
        yield _tag("ReasonForClosure", made.one("RC7", "RC8", "RC9"))
    yield "<Assessments>"
    yield _tag("AssessmentActualStartDate", made.days(90, 360, "%Y-%m-%d"))
    yield _tag("AssessmentAuthorisationDate", made.days(0, 90, "%Y-%m-%d"))
    yield "<FactorsIdentifiedAtAssessment>"
    for _ in range(made.chance.randrange(1, 4)):
        yield _tag("AssessmentFactors", made.one("1B", "2B", "3B", "4B", "16A", "17A"))
    yield "</FactorsIdentifiedAtAssessment>"
    yield "</Assessments>"
    if made.chance.random() < 0.4:
        yield "<CINPlanDates>"
        yield _tag("CINPlanStartDate", made.days(0, 90, "%Y-%m-%d"))
        yield "</CINPlanDates>"
    if made.chance.random() < 0.4:
        yield "<Section47>"
        yield _tag("S47ActualStartDate", made.days(60, 90, "%Y-%m-%d"))
        yield _tag("InitialCPCtarget", made.days(40, 60, "%Y-%m-%d"))
        yield _tag("DateOfInitialCPC", made.days(40, 60, "%Y-%m-%d"))
        yield _tag("ICPCnotRequired", "false")
        yield "</Section47>"
    yield _tag("ReferralNFA", "false")
    if made.chance.random() < 0.2:
        yield "<ChildProtectionPlans>"
        yield _tag("CPPstartDate", made.days(30, 40, "%Y-%m-%d"))
        yield _tag("InitialCategoryOfAbuse", made.one("NEG", "EMO"))
        yield _tag("LatestCategoryOfAbuse", made.one("NEG", "EMO"))
        yield _tag("NumberOfPreviousCPP", "0")
        yield "<Reviews>"
        for _ in made.some(3):
            yield _tag("CPPreviewDate", made.days(0, 30, "%Y-%m-%d"))
        yield "</Reviews>"
        yield "</ChildProtectionPlans>"
    yield "</CINdetails>"


HEADERS = {
    "header": "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB",
    "episodes": "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,"
    "HOME_POST,PL_POST,URN",
    "reviews": "CHILD,DOB,REVIEW,REVIEW_CODE",
    "uasc": "CHILD,SEX,DOB,DUC",
    "oc2": "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,"
    "HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED",
    "oc3": "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM",
    "ad1": "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR",
    "placed_adoption": "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED",
    "prev_perm": "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM",
    "missing": "CHILD,DOB,MISSING,MIS_START,MIS_END",
    "sw_episodes": "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON",
    "dolo": "CHILD,DOB,DOLO_START,DOLO_END",
}


def write_looked_after(folder: Path, count: int) -> None:
    """The twelve CSV files of the SSDA903 of so many children."""
    made = Children(count)
    born = [made.days(10, 6500, "%d/%m/%Y") for _ in range(count)]
    for part, header in HEADERS.items():
        path = folder / f"ssda903_{part}_{PERIOD}.csv"
        with path.open("w", encoding="utf-8") as out:
            out.write(header + "\n")
            for number in range(count):
                for row in ROWS[part](made, number, born[number]):
                    out.write(",".join([str(number + 100_000), *row]) + "\n")


Cells = Callable[[Children, int, str], Iterator[list[str]]]


def _header(made: Children, number: int, born: str) -> Iterator[list[str]]:
    pupil = upn(number) if number % 8 else "UN1"
    yield [made.one("M", "F"), born, made.one("WBRI", "MWBC", "APKN"), pupil, "", ""]


def _episodes(made: Children, number: int, born: str) -> Iterator[list[str]]:
    del born
    start = made.chance.randrange(400, 3000)
    last = number % 3 + 2
    for place in range(last):
        ends = start - made.chance.randrange(60, 130)
        form = "%d/%m/%Y"
        decom = (
            "31/31/2025" if number % 200 == 0 else (PERIOD - timedelta(days=start)).strftime(form)
        )
        dec = "" if place == last - 1 else (PERIOD - timedelta(days=ends)).strftime(form)
        yield [
            decom,
            "S" if place == 0 else "P",
            made.one("C1", "C2", "V2"),
            made.one("N1", "N2", "N5"),
            made.one("U1", "U4", "U6", "K2", "P1"),
            made.one("PR1", "PR4"),
            dec,
            "" if not dec else "X1",
            "" if not dec else made.one("CARPL", "OTHER"),
            f"S{made.chance.randrange(1, 36)} {made.chance.randrange(1, 10)}AB",
            f"S{made.chance.randrange(1, 36)} {made.chance.randrange(1, 10)}XY",
            f"SC{made.chance.randrange(100_000, 109_000)}",
        ]
        start = ends


def _many(share: float, most: int, cells: Callable[[Children], list[str]]) -> Cells:
    def rows(made: Children, number: int, born: str) -> Iterator[list[str]]:
        if made.chance.random() < share:
            for _ in range(made.chance.randrange(1, most + 1)):
                yield [born, *cells(made)]

    return rows


def _uasc(made: Children, number: int, born: str) -> Iterator[list[str]]:
    if number % 20 == 0:
        yield [made.one("M", "F"), born, ""]


def _day(made: Children, first: int = 0, last: int = 365) -> str:
    return made.days(first, last, "%d/%m/%Y")


ROWS: dict[str, Cells] = {
    "header": _header,
    "episodes": _episodes,
    "reviews": _many(1, 4, lambda m: [_day(m), m.one("PN0", "PN1", "PN3")]),
    "uasc": _uasc,
    "oc2": _many(0.7, 1, lambda m: [str(m.chance.randrange(41)), "", *"0011100", ""]),
    "oc3": _many(0.3, 1, lambda m: ["YES", m.one("F1", "F2", "G5"), m.one("B1", "U1")]),
    "ad1": _many(0.03, 1, lambda m: [_day(m), _day(m), "0", "2", "MF", "L11"]),
    "placed_adoption": _many(0.05, 1, lambda m: [_day(m), "", ""]),
    "prev_perm": _many(0.3, 1, lambda m: [m.one("P1", "P2"), "370", _day(m, 400, 3000)]),
    "missing": _many(0.2, 6, lambda m: ["M", _day(m), _day(m)]),
    "sw_episodes": _many(
        1, 4, lambda m: [f"SW{m.chance.randrange(1, 900)}", _day(m), _day(m), "LEFTRL"]
    ),
    "dolo": _many(0.01, 1, lambda m: [_day(m), ""]),
}


def returns(count: int, home: Path) -> dict[str, dict[str, float]]:
    """Both returns of so many children, read and conformed, and their floors; once each."""
    census, looked_after = home / "census", home / "looked_after"
    inboxes = [Workspace(folder).inbox / "barnsley" for folder in (census, looked_after)]
    for inbox in inboxes:
        inbox.mkdir(parents=True)
    write_census(inboxes[0] / f"cin_census_{PERIOD}.xml", count)
    write_looked_after(inboxes[1], count)
    files = [sorted(map(str, inbox.iterdir())) for inbox in inboxes]
    return {
        "floor of the census": measure(DICTS, str(home), *files[0]),
        "census": measure(CONFORM, str(census)),
        "floor of SSDA903": measure(TABLES, str(home), *files[1]),
        "SSDA903": measure(CONFORM, str(looked_after)),
    }


def report(count: int, times: int) -> None:
    """Measure several times and print medians, ratios to the floors, and peaks."""
    runs = []
    for _ in range(times):
        with tempfile.TemporaryDirectory() as home:
            runs.append(returns(count, Path(home)))
    print(f"returns of {count:,} children; median of {times} (least to most), one process each")
    for name in runs[0]:
        seconds, cpu, peaks = ([run[name][of] for run in runs] for of in ("seconds", "cpu", "peak"))
        spread = f"({min(seconds):.2f} to {max(seconds):.2f})"
        print(
            f"{name:<32}{statistics.median(seconds):9.2f} s  {spread:<18}"
            f"{statistics.median(cpu):6.2f} s of the processor{max(peaks):7.0f} MB"
        )
    for name, floor in (("census", "floor of the census"), ("SSDA903", "floor of SSDA903")):
        ratios = [run[name]["seconds"] / run[floor]["seconds"] for run in runs]
        of_cpu = [run[name]["cpu"] / run[floor]["cpu"] for run in runs]
        print(
            f"{name + ', times its floor':<32}{statistics.median(ratios):9.1f}"
            f"    ({min(ratios):.1f} to {max(ratios):.1f}; of the processor"
            f" {statistics.median(of_cpu):.1f})"
        )
