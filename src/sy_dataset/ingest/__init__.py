"""Bytes to typed rows and findings: receive, read, conform. Nothing here names a source."""

from sy_dataset.ingest.away import unless_away
from sy_dataset.ingest.conform import conform_arrival, conforming, refuse_unread
from sy_dataset.ingest.fetch import Fetched, fetch_agency
from sy_dataset.ingest.receive import Received, receive_agency
from sy_dataset.ingest.tidy import forget_superseded
from sy_dataset.ingest.unlock import Unlocking, load_unlocking
from sy_dataset.ingest.waiting import Waiting, waiting

__all__ = [
    "Fetched",
    "Received",
    "Unlocking",
    "Waiting",
    "conform_arrival",
    "conforming",
    "fetch_agency",
    "forget_superseded",
    "load_unlocking",
    "receive_agency",
    "refuse_unread",
    "unless_away",
    "waiting",
]
