"""Open the place where an agency leaves its files: a folder, SFTP, S3, Azure, any of fsspec's."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

from sy_dataset.config import Agency
from sy_dataset.errors import LocationAway
from sy_dataset.ingest.stores import STORES, store_options
from sy_dataset.paths import Workspace

SFTP = ("sftp", "ssh")
CONNECT_SECONDS, KEEPALIVE_SECONDS = 30, 15
REASONS = {
    "HostKeyNotVerifiable": ("the host's key is not the one that config/known_hosts names", False),
    "KeyExchangeFailed": ("the host offers no key that config/known_hosts names", False),
    "PermissionDenied": ("our user, key or password is not let in", False),
    "PermissionError": ("our user, key or password is not let in", False),
    "KeyImportError": ("our private key cannot be read", False),
    "ClientAuthenticationError": ("our user, key or password is not let in", False),
    "NoCredentialsError": ("no key was given for it", False),
    "PartialCredentialsError": ("no whole key was given for it", False),
    "ProfileNotFound": ("the file of keys holds no such profile", False),
    "FileNotFoundError": ("the folder is not there", False),
    "ResourceNotFoundError": ("the folder is not there", False),
    "NotADirectoryError": ("it is not a folder", False),
    "SSLError": ("its line could not be encrypted, or its certificate is not good", False),
    "ParamValidationError": ("its location or an option of it is not well formed", False),
    "ValueError": ("its location or an option of it is not well formed", False),
    "ConnectionRefusedError": ("nothing listens there", True),
    "EndpointConnectionError": ("nothing listens there, or its name is not known", True),
    "ServiceRequestError": ("nothing listens there, or its name is not known", True),
    "ServiceResponseError": ("the connection broke off", True),
    "ConnectTimeoutError": ("it did not answer in time", True),
    "ReadTimeoutError": ("it did not answer in time", True),
    "gaierror": ("the host's name is not known", True),
    "TimeoutError": ("it did not answer in time", True),
    "ConnectionError": ("the connection broke off", True),
    "DisconnectError": ("the connection broke off", True),
    "SFTPConnectionLost": ("the connection broke off", True),
    "SFTPNoConnection": ("the connection broke off", True),
}
"""What may be said of an error, by its type, and whether it may pass in a moment. The error's
own text may hold a name or a secret."""
NOT_LET_IN = (401, 403)
"""Answers that some stores' packages tell by number only."""
NO_FILES = "no file stands there, or the bucket or container is not there"
"""A store has no folders of its own: one that holds no file is not there."""


def open_location(agency: Agency, workspace: Workspace) -> tuple[Any, str]:
    """The file system of an agency's location, connected, and the folder in it.

    Options come from the environment variables that the configuration names. SFTP goes
    through asyncssh and only to a host whose key stands in config/known_hosts; an object
    store is asked only with keys that were named for it. Raises LocationAway if a variable,
    a package or a key is missing; the connection's own errors pass, for `as_away` to put
    into plain words.
    """
    location = str(agency.location)
    options: dict[str, Any] = _options(agency.location_options)
    scheme = _scheme(location)
    if scheme in SFTP:
        return _sftp(location, options, workspace)
    if scheme in STORES:
        options = store_options(STORES[scheme], location, options)
    import fsspec  # noqa: PLC0415
    from fsspec.registry import known_implementations  # noqa: PLC0415

    try:
        fsspec.get_filesystem_class(scheme)
    except ImportError:
        raise LocationAway(known_implementations[scheme]["err"]) from None
    except ValueError:
        raise LocationAway(f"no package here knows locations of the kind {scheme}") from None
    system, folder = fsspec.core.url_to_fs(location, skip_instance_cache=True, **options)
    return system, folder.rstrip("/") if scheme in STORES else folder


def as_away(error: Exception, location: str | None = None) -> LocationAway:
    """An error of a location in plain words, without its text."""
    if isinstance(error, LocationAway):
        return error
    if getattr(error, "status_code", None) in NOT_LET_IN:
        error = PermissionError()
    if isinstance(error, FileNotFoundError) and _scheme(location or "") in STORES:
        return LocationAway(NO_FILES)
    names = [kind.__name__ for kind in type(error).__mro__]
    unknown = (f"it could not be read ({names[0]})", False)
    reason, may_pass = next((REASONS[name] for name in names if name in REASONS), unknown)
    return LocationAway(reason, may_pass=may_pass)


def _scheme(location: str) -> str:
    """All that stands before ://, so that a kind within a kind is none that we know."""
    before, mark, _ = location.partition("://")
    return before.lower() if mark else ""


def _options(named: Mapping[str, str]) -> dict[str, str]:
    missing = sorted(variable for variable in named.values() if not os.environ.get(variable))
    if missing:
        raise LocationAway(f"the environment does not hold {', '.join(missing)}")
    return {option: os.environ[variable] for option, variable in named.items()}


def _sftp(location: str, options: Mapping[str, str], workspace: Workspace) -> tuple[Any, str]:
    # By its class and not by the scheme: fsspec's own SFTP takes any host's key.
    from sshfs import SSHFileSystem  # noqa: PLC0415

    if not workspace.known_hosts.is_file():
        raise LocationAway("config/known_hosts is missing, so no host's key can be checked")
    parts = urlsplit(location)
    asked: dict[str, Any] = {"port": parts.port or 22, "username": parts.username, **options}
    system = SSHFileSystem(
        parts.hostname,
        skip_instance_cache=True,
        **{name: value for name, value in asked.items() if value is not None},
        known_hosts=str(workspace.known_hosts),  # left out, sshfs would take any key
        config=None,
        connect_timeout=CONNECT_SECONDS,
        login_timeout=CONNECT_SECONDS,
        keepalive_interval=KEEPALIVE_SECONDS,
        sftp_client_kwargs={"path_errors": "surrogateescape"},
    )
    return system, unquote(parts.path) or "/"
