"""Object stores: asked only with keys that were named for them, and only over an encrypted line."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from sy_dataset.errors import LocationAway

LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class Store:
    """One kind of object store.

    keys     the sets of options of which one must be given whole; left to itself, the package
             would look for keys that belong to somebody else
    others   options that may be given beside
    ambient  prefix of the environment variables that the package reads unasked
    always   what the package is told besides
    """

    keys: tuple[frozenset[str], ...]
    others: frozenset[str]
    always: Mapping[str, Any]
    ambient: str | None = None

    @property
    def options(self) -> frozenset[str]:
        return self.others.union(*self.keys)


S3 = Store(
    keys=(frozenset({"key", "secret"}), frozenset({"profile"})),
    others=frozenset({"token", "endpoint_url", "region_name"}),
    always={"anon": False},
)
AZURE = Store(
    keys=(
        frozenset({"connection_string"}),
        frozenset({"account_name", "account_key"}),
        frozenset({"account_name", "sas_token"}),
        frozenset({"account_name", "tenant_id", "client_id", "client_secret"}),
    ),
    others=frozenset(),
    always={"anon": False},
    ambient="AZURE_STORAGE_",
)
STORES = {"s3": S3, "s3a": S3, "abfs": AZURE, "abfss": AZURE, "az": AZURE}


def store_options(store: Store, location: str, options: Mapping[str, str]) -> dict[str, Any]:
    """What the store's package is told, from the options as their variables hold them.

    Raises LocationAway, before anything is sent, if an option is not known, no set of keys is
    whole, the line would not be encrypted, or the package would take a key from elsewhere.
    """
    if unknown := sorted(set(options) - store.options):
        raise LocationAway(f"its location_options hold what is no option: {', '.join(unknown)}")
    given = set(options) | ({"account_name"} if "@" in urlsplit(location).netloc else set())
    if not any(keys <= given for keys in store.keys):
        ways = " or ".join("+".join(sorted(keys)) for keys in store.keys)
        raise LocationAway(f"its location_options name no whole key: {ways}")
    if any(_in_clear(value) for value in options.values()):
        raise LocationAway("its address is http, and only https is asked")
    if taken := _taken_unasked(store, options):
        raise LocationAway(f"{taken} in the environment would be used for it without being named")
    told = dict(options) | dict(store.always)
    if region := told.pop("region_name", None):
        told["client_kwargs"] = {"region_name": region}
    return told


def _in_clear(value: str) -> bool:
    """Whether an option's value leads to another machine by http; on this one it may."""
    addresses = re.findall(r"http://[^;\s]*", value, re.IGNORECASE)
    if any(urlsplit(address).hostname not in LOOPBACK for address in addresses):
        return True
    by_protocol = re.search(r"DefaultEndpointsProtocol\s*=\s*http\s*(;|$)", value, re.IGNORECASE)
    return bool(by_protocol) and "blobendpoint=" not in value.lower()


def _taken_unasked(store: Store, options: Mapping[str, str]) -> str | None:
    """The first variable that the package would read for an option that was not named."""
    if store.ambient is None:
        return None
    variables = {store.ambient + option.upper(): option for option in store.options}
    return next(
        (
            v
            for v, option in sorted(variables.items())
            if os.environ.get(v) and option not in options
        ),
        None,
    )
