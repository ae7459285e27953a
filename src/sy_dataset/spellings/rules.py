"""Rules that decide without a list: yes and no, kinds of abuse named together, authorities."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

from sy_dataset.spellings.normalise import key, parts

YES = frozenset({"yes", "y", "true", "t", "a yes", "1", "1 yes"})
NO = frozenset({"no", "n", "false", "f", "b no", "0", "0 no"})
NOT_KNOWN = frozenset({"unknown", "not known", "c unknown"})
YES_NO_CODES = frozenset({"True", "False", "Unknown"})

ABUSE = {"neg": "a) Neglect", "phys": "b) Physical Abuse", "sex": "c) Sexual Abuse"} | {
    "emo": "d) Emotional Abuse"
}
ABUSE_FLAGS = re.compile("[yn]{4}")
ABUSE_OTHERS = frozenset(
    {"abuse", "only", "likelihood", "of", "and", "or", "harm", "injury", "a", "b", "c", "d", "e"}
)
MULTIPLE = "e) Multiple"

OFFICE = re.compile(
    r"\b(london boro(ugh)?|royal boro(ugh)?|metropolitan|met|council|county|city|boro(ugh)?"
    r"|district|unitary|local authority|mbc|mdc|bc|cc|dc|ua|la|lb|of|the|b)\b"
)
CUT_FROM = 12  # some systems cut names to sixteen characters


def yes_no(raw: str, codes: frozenset[str]) -> str | None:
    """True, False or Unknown for a question that has only such answers."""
    if not codes <= YES_NO_CODES:
        return None
    written = key(raw)
    if written in YES:
        return "True"
    if written in NO:
        return "False"
    return "Unknown" if written in NOT_KNOWN and "Unknown" in codes else None


def abuse(raw: str, codes: frozenset[str]) -> str | None:
    """The category of abuse, or Multiple when two or more are named or flagged.

    Flags are four letters in the order neglect, physical, sexual, emotional: YNNN.
    """
    if MULTIPLE not in codes:
        return None
    written = key(raw)
    if ABUSE_FLAGS.fullmatch(written):
        kinds = {code for flag, code in zip(written, ABUSE.values(), strict=True) if flag == "y"}
    else:
        words = written.split(" ")
        named = {word: _kind(word) for word in words}
        if any(kind is None and word not in ABUSE_OTHERS for word, kind in named.items()):
            return MULTIPLE if words[0].startswith("multipl") else None
        kinds = {kind for kind in named.values() if kind}
    if len(kinds) > 1:
        return MULTIPLE
    return kinds.pop() if kinds else None


def _kind(word: str) -> str | None:
    return next((code for start, code in ABUSE.items() if word.startswith(start)), None)


class Authorities:
    """Names, numbers and districts of the children's services authorities of England."""

    def __init__(self, path: Path) -> None:
        names: dict[str, set[str]] = {}
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                numbers = f"{row['dfe_codes']}|{row['gss_codes']}".split("|")
                for name in [row["code"], *row["also"].split("|"), *numbers]:
                    if name:
                        names.setdefault(place(name), set()).add(row["code"])
        self._names = {name: codes.pop() for name, codes in names.items() if len(codes) == 1}

    def find(self, raw: str) -> str | None:
        """The authority that a name, number or district belongs to; None if in doubt."""
        name = place(raw)
        if found := self._names.get(name):
            return found
        if len(name) < CUT_FROM:
            return None
        cut = {code for whole, code in self._names.items() if whole.startswith(name)}
        return cut.pop() if len(cut) == 1 else None


@cache
def authorities(path: Path) -> Authorities:
    """The authorities of the file, read once."""
    return Authorities(path)


def place(raw: str) -> str:
    """A place's name without what it is: "London Borough of Brent" and "Brent" are one."""
    written = key(raw.replace(".", ""))
    bare = " ".join(OFFICE.sub(" ", written).split())
    return bare if bare and bare != "london" else written


def label(code: str) -> str:
    """The words of a code without its letter: "a) Male" is "male"."""
    return parts(code).text
