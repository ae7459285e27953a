"""What two spellings must share to be the same: `key` for all of it, `parts` for its words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

QUOTES = re.compile("[‘’‚‛'`´\"“”„′″?]")
AND = re.compile("[&+]")
NOT_WORD = re.compile(r"[\W_]+")
NOT_MAPPED = re.compile(r"^code (\w+) is not mapped$")
CODE = re.compile(r"[a-z]{0,3}\d+[a-z]{0,3}\d*|[a-z]")
MNEMONIC = re.compile("[a-z]{4}")
LAST_BRACKET = re.compile(r"[\[(]([a-z]{0,3}\d*[a-z]?)[\])]\W*$")
FILLERS = frozenset(
    {"the", "of", "and", "or", "a", "an", "to", "in", "for", "with", "by", "on", "at"}
    | {"is", "are", "be", "cs", "s"}
)
YES_NO = {"y": "yes", "true": "yes", "n": "no", "false": "no"}
BRITISH = {"behavior": "behaviour", "center": "centre", "accomodation": "accommodation"}


@dataclass(frozen=True)
class Parts:
    """A spelling taken apart: the sender's code, and the words in their order.

    mnemonic  a first word of four letters, such as WBRI, that may be a code; case says nothing
    """

    codes: tuple[str, ...]
    words: tuple[str, ...]
    mnemonic: str = ""

    @property
    def text(self) -> str:
        """The words as written, without the code."""
        return " ".join(self.words)

    @property
    def word_set(self) -> str:
        """The words that matter, each once, in no order, in the singular."""
        return " ".join(sorted({stem(word) for word in self.words if word not in FILLERS}))


@lru_cache(maxsize=65536)
def key(raw: str) -> str:
    """The form in which two spellings are compared: one case, one space, no punctuation.

    A spelling that is nothing but punctuation is compared as it stands.
    """
    text = unicodedata.normalize("NFKC", raw).casefold()
    text = AND.sub(" and ", QUOTES.sub("", text))
    return NOT_WORD.sub(" ", text).strip() or "".join(raw.split())


@lru_cache(maxsize=65536)
def parts(raw: str) -> Parts:
    """Take off the code before the words ("a) 1A: "), or in brackets after them ("[R3]")."""
    text = key(raw)
    if found := NOT_MAPPED.match(text):
        return Parts((found[1],), ())
    tokens = text.split(" ")
    first_word = next((i for i, token in enumerate(tokens) if not CODE.fullmatch(token)), None)
    if first_word is None:
        return Parts(tuple(tokens), ())
    codes, words = tokens[:first_word], tokens[first_word:]
    bracket = LAST_BRACKET.search(unicodedata.normalize("NFKC", raw).casefold())
    if bracket and bracket[1] and len(words) > 1 and words[-1] == bracket[1]:
        codes.append(words.pop())
    return Parts(
        tuple(codes),
        tuple(YES_NO.get(word, BRITISH.get(word, word)) for word in words),
        words[0] if MNEMONIC.fullmatch(words[0]) and not codes else "",
    )


def stem(word: str) -> str:
    """The singular of an English word, near enough to compare by."""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word
