"""Bytes to typed rows and findings: receive, read, conform. Nothing here names a source."""

from sy_dataset.ingest.conform import conform_arrival, refuse_unread
from sy_dataset.ingest.receive import Received, receive_agency
from sy_dataset.ingest.tidy import forget_superseded

__all__ = ["Received", "conform_arrival", "forget_superseded", "receive_agency", "refuse_unread"]
