"""An object store gives its files like any folder, and is asked only with keys named for it."""

from __future__ import annotations

import socket
import time
from pathlib import Path
from typing import Any

import pytest

from sy_dataset.config import Agency
from sy_dataset.contracts import load_contracts
from sy_dataset.errors import LocationAway
from sy_dataset.ingest import Fetched, Received, receive_agency
from sy_dataset.ingest.locations import as_away, open_location
from sy_dataset.ingest.stores import AZURE, store_options
from sy_dataset.ingest.stores import S3 as S3_KIND
from sy_dataset.ledger import Ledger
from sy_dataset.paths import Workspace
from tests.ingest.places import at, fetch, inbox, reason
from tests.object_store import BUCKET, ENDPOINT, KEY, OPTIONS, S3, SECRET

NAME = "ssd_person_2026-03-31.csv"
OTHER = "ssd_contacts_2026-03-31.csv"
FOLDER = "southyorkshire/outgoing"
WRONG = "Zqsecret-7/wrong+secret"
NOT_LET_IN = "our user, key or password is not let in"
HTTP_DATE = "%a, %d %b %Y %H:%M:%S GMT"
NO_FILES = "no file stands there, or the bucket or container is not there"


@pytest.fixture
def away(s3: S3, barnsley: Agency) -> Agency:
    """Barnsley, whose files stand in a folder within a folder of its bucket."""
    return at(barnsley, f"s3://{BUCKET}/{FOLDER}", OPTIONS)


def test_new_and_changed_objects_are_fetched_whole_and_others_are_not_fetched_again(
    s3: S3, away: Agency, data: bytes, workspace: Workspace, ledger: Ledger
):
    s3.put(f"{FOLDER}/{NAME}", data)
    s3.put(f"{FOLDER}/{OTHER}", b"x" * 3_000_000)
    assert fetch(away, workspace, ledger) == Fetched(2, 0)
    assert inbox(workspace) == sorted([NAME, OTHER])
    assert (workspace.inbox / "barnsley" / NAME).read_bytes() == data
    assert (workspace.inbox / "barnsley" / OTHER).stat().st_size == 3_000_000
    assert fetch(away, workspace, ledger) == Fetched(0, 2)
    received = receive_agency(away, load_contracts(), workspace=workspace, ledger=ledger)
    assert received == Received(2, 0)


def test_other_bytes_under_an_old_name_are_a_new_arrival(
    s3: S3, away: Agency, data: bytes, workspace: Workspace, ledger: Ledger
):
    sent = [data, data.replace(b"Tazqel", b"Tazqex")]
    for age, content in zip((3600, 60), sent, strict=True):
        s3.put(f"{FOLDER}/{NAME}", content, age=age)
        assert fetch(away, workspace, ledger) == Fetched(1, 0)
        receive_agency(away, load_contracts(), workspace=workspace, ledger=ledger)
    assert (workspace.inbox / "barnsley" / NAME).read_bytes() == sent[1]
    assert len({arrival.sha256 for arrival in ledger.arrivals()}) == 2


def test_only_the_named_folder_is_read_and_the_store_is_never_written(
    s3: S3, away: Agency, data: bytes, workspace: Workspace, ledger: Ledger
):
    for name in (NAME, f"archive/{OTHER}", f"/{OTHER}", "", f"{OTHER}.part"):
        s3.put(f"{FOLDER}/{name}", data)
    s3.put(f"southyorkshire/{OTHER}", data)
    s3.put(f"{FOLDER}-old/{OTHER}", data)
    s3.asked.clear()
    for location in (str(away.location), f"{away.location}/"):
        assert fetch(at(away, location, OPTIONS), workspace, ledger).left_standing == 0
        assert inbox(workspace) == [NAME]
    assert {line.split()[0] for line in s3.asked} <= {"GET", "HEAD"}


def test_a_store_that_lists_thousandths_of_a_second_is_understood(
    s3: S3,
    away: Agency,
    data: bytes,
    workspace: Workspace,
    ledger: Ledger,
    monkeypatch: pytest.MonkeyPatch,
):
    from s3fs import S3FileSystem

    listed = S3FileSystem._lsdir

    async def finely(*args: Any, **options: Any) -> list[dict[str, Any]]:
        finer = {"microsecond": 123_000}
        found = await listed(*args, **options)
        return [f | {"LastModified": f["LastModified"].replace(**finer)} for f in found]

    monkeypatch.setattr(S3FileSystem, "_lsdir", finely)
    s3.put(f"{FOLDER}/{NAME}", data)
    assert fetch(away, workspace, ledger) == Fetched(1, 0)
    assert fetch(away, workspace, ledger) == Fetched(0, 1)


def test_other_bytes_of_the_same_size_within_the_same_second_are_noticed(
    s3: S3,
    away: Agency,
    data: bytes,
    workspace: Workspace,
    ledger: Ledger,
    monkeypatch: pytest.MonkeyPatch,
):
    from moto.s3.models import FakeKey

    now = time.gmtime()
    for form, written in (("ISO8601", "%Y-%m-%dT%H:%M:%S.000Z"), ("RFC1123", HTTP_DATE)):
        said = time.strftime(written, now)
        monkeypatch.setattr(FakeKey, f"last_modified_{form}", property(lambda _, said=said: said))
    s3.put(f"{FOLDER}/{NAME}", data)
    other = data.replace(b"Tazqel", b"Tazqex")
    monkeypatch.setattr(time, "sleep", lambda _: s3.put(f"{FOLDER}/{NAME}", other))
    assert fetch(away, workspace, ledger) == Fetched(0, 0, left_standing=1)
    assert [left.state for left in ledger.left_standing()] == ["growing"]


def test_names_that_a_url_would_read_otherwise_are_names(
    s3: S3, away: Agency, workspace: Workspace, ledger: Ledger
):
    odd = ["a b.csv", "a[1].csv", "a%20b.csv", "a+b.csv", "a?b.csv", "a#b.csv", "Tazqël.csv"]
    for name in odd:
        s3.put(f"{FOLDER}/{name}", name.encode())
    assert fetch(away, workspace, ledger) == Fetched(len(odd), 0)
    assert {path.read_text() for path in (workspace.inbox / "barnsley").iterdir()} == set(odd)


def test_a_name_that_the_package_takes_for_a_version_is_told_and_stops_no_other(
    s3: S3, away: Agency, data: bytes, workspace: Workspace, ledger: Ledger
):
    s3.put(f"{FOLDER}/a?versionId=1.csv", data)
    s3.put(f"{FOLDER}/{NAME}", data)
    assert fetch(away, workspace, ledger) == Fetched(1, 0, left_standing=1)
    assert inbox(workspace) == [NAME]
    assert [left.state for left in ledger.left_standing()] == ["not fetched"]


def test_a_key_file_outside_the_configuration_opens_the_store(
    s3: S3,
    away: Agency,
    data: bytes,
    workspace: Workspace,
    ledger: Ledger,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    s3.put(f"{FOLDER}/{NAME}", data)
    keys = tmp_path / "s3.keys"
    keys.write_text(
        f"[barnsley]\naws_access_key_id = {s3.key}\naws_secret_access_key = {s3.secret}\n"
    )
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(keys))
    monkeypatch.setenv("BARNSLEY_S3_PROFILE", "barnsley")
    options = {"endpoint_url": ENDPOINT, "profile": "BARNSLEY_S3_PROFILE"}
    by_file = at(away, str(away.location), options)
    assert fetch(by_file, workspace, ledger) == Fetched(1, 0)
    monkeypatch.setenv("BARNSLEY_S3_PROFILE", "sheffield")
    assert reason(by_file, workspace, ledger, s3.secret) == (
        "the file of keys holds no such profile"
    )


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        (SECRET, WRONG, NOT_LET_IN),
        (KEY, WRONG, NOT_LET_IN),
        (ENDPOINT, f"http://127.0.0.1/{WRONG}", "its line"),
        (ENDPOINT, WRONG, "not well formed"),
        (ENDPOINT, f"http://store.invalid/{WRONG}", "only https is asked"),
        (ENDPOINT, f"http://127.0.0.1@store.invalid/{WRONG}", "only https is asked"),
        (SECRET, "", f"the environment does not hold {SECRET}"),
    ],
)
def test_why_a_store_is_away_is_said_in_plain_words_and_without_secrets(
    variable: str,
    value: str,
    said: str,
    s3: S3,
    away: Agency,
    data: bytes,
    workspace: Workspace,
    ledger: Ledger,
    monkeypatch: pytest.MonkeyPatch,
):
    s3.put(f"{FOLDER}/{NAME}", data)
    https = value.replace("http://127.0.0.1/", s3.url.replace("http:", "https:") + "/")
    monkeypatch.setenv(variable, https)
    assert said in reason(away, workspace, ledger, s3.key, s3.secret, WRONG, "127.0.0.1")
    assert inbox(workspace) == []


def test_a_store_that_is_not_there_is_told_as_away(
    s3: S3,
    away: Agency,
    workspace: Workspace,
    ledger: Ledger,
    monkeypatch: pytest.MonkeyPatch,
):
    assert reason(away, workspace, ledger, s3.secret) == NO_FILES
    no_bucket = at(away, "s3://barnsley-never/out", OPTIONS)
    assert reason(no_bucket, workspace, ledger, s3.secret) == NO_FILES
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        monkeypatch.setenv(ENDPOINT, f"http://127.0.0.1:{taken.getsockname()[1]}")
        said = reason(away, workspace, ledger, s3.secret)
        assert said == "nothing listens there, or its name is not known"


def test_a_store_that_does_not_answer_is_not_waited_for_for_ever(
    s3: S3,
    away: Agency,
    workspace: Workspace,
    ledger: Ledger,
    monkeypatch: pytest.MonkeyPatch,
):
    from s3fs import S3FileSystem

    monkeypatch.setattr(S3FileSystem, "read_timeout", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        monkeypatch.setenv(ENDPOINT, f"http://127.0.0.1:{silent.getsockname()[1]}")
        assert reason(away, workspace, ledger, s3.secret) == "it did not answer in time"


@pytest.mark.parametrize(
    "options",
    [
        {"endpoint_url": ENDPOINT},
        {"endpoint_url": ENDPOINT, "key": KEY},
        {"endpoint_url": ENDPOINT, "key": KEY, "sercet": SECRET},
        OPTIONS | {"anon": KEY},
    ],
)
def test_a_store_without_a_whole_key_of_its_own_is_not_asked(
    options: dict[str, str],
    s3: S3,
    away: Agency,
    data: bytes,
    workspace: Workspace,
    ledger: Ledger,
    monkeypatch: pytest.MonkeyPatch,
):
    """Even where a key that would be let in stands where the package looks for one."""
    s3.put(f"{FOLDER}/{NAME}", data)
    s3.asked.clear()
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", s3.key)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", s3.secret)
    said = reason(at(away, str(away.location), options), workspace, ledger, s3.key, s3.secret)
    assert "its location_options" in said
    assert s3.asked == []


def test_a_store_within_another_kind_is_not_asked(
    s3: S3, away: Agency, workspace: Workspace, ledger: Ledger
):
    """The outer kind would hand our options on unchecked."""
    wrapped = at(away, f"simplecache::{away.location}", OPTIONS)
    assert "no package here knows" in reason(wrapped, workspace, ledger, s3.secret)
    assert s3.asked == []


def test_a_region_is_told_to_the_client():
    told = store_options(S3_KIND, "s3://b", {"profile": "x", "region_name": "eu-west-2"})
    assert told == {
        "profile": "x",
        "anon": False,
        "client_kwargs": {"region_name": "eu-west-2"},
    }


ACCOUNT = {"account_name": "barnsley"}
AZURE_KEY = "WnFzZWNyZXQtNw=="
PRINCIPAL = {"tenant_id": "t", "client_id": "c", "client_secret": AZURE_KEY}


@pytest.fixture
def no_azure_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for option in AZURE.options | {"anon"}:
        monkeypatch.delenv(f"AZURE_STORAGE_{option.upper()}", raising=False)


@pytest.mark.usefixtures("no_azure_keys")
@pytest.mark.parametrize("held", [{"account_key": AZURE_KEY}, {"sas_token": "sig=x"}, PRINCIPAL])
@pytest.mark.parametrize("is_in_the_location", [True, False])
def test_azure_is_asked_at_its_account_over_https(
    held: dict[str, str],
    is_in_the_location: bool,
    barnsley: Agency,
    workspace: Workspace,
    monkeypatch: pytest.MonkeyPatch,
):
    given = held if is_in_the_location else held | ACCOUNT
    for option, value in given.items():
        monkeypatch.setenv(f"BARNSLEY_{option.upper()}", value)
    options = {option: f"BARNSLEY_{option.upper()}" for option in given}
    host = "@barnsley.dfs.core.windows.net" if is_in_the_location else ""
    there = at(barnsley, f"abfss://sends{host}/{FOLDER}", options)
    system, folder = open_location(there, workspace)
    assert folder == f"sends/{FOLDER}"
    assert system.service_client.url.startswith("https://barnsley.blob.core.windows.net/")
    assert system.anon is False


@pytest.mark.usefixtures("no_azure_keys")
@pytest.mark.parametrize(
    ("options", "said"),
    [
        (ACCOUNT, "name no whole key"),
        ({"account_key": AZURE_KEY}, "name no whole key"),
        ({"connection_string": f"UseDevelopmentStorage={AZURE_KEY}", "anon": "1"}, "no option"),
        (
            {"connection_string": f"DefaultEndpointsProtocol=http;AccountKey={AZURE_KEY}"},
            "only https",
        ),
        (
            {"connection_string": f"BlobEndpoint=HTTP://a.invalid/;AccountKey={AZURE_KEY}"},
            "only https",
        ),
    ],
)
def test_azure_is_not_asked_without_a_whole_key_or_in_the_clear(options: dict[str, str], said: str):
    with pytest.raises(LocationAway, match=said) as raised:
        store_options(AZURE, "abfs://sends/out", options)
    assert AZURE_KEY not in str(raised.value)


@pytest.mark.usefixtures("no_azure_keys")
def test_azure_takes_no_key_that_was_not_named_for_it(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("AZURE_STORAGE_CONNECTION_STRING", AZURE_KEY)
    with pytest.raises(LocationAway, match="AZURE_STORAGE_CONNECTION_STRING in the env") as raised:
        store_options(AZURE, "abfs://sends/out", ACCOUNT | {"account_key": "x"})
    assert AZURE_KEY not in str(raised.value)
    assert store_options(AZURE, "abfs://sends/out", {"connection_string": AZURE_KEY})


@pytest.mark.usefixtures("no_azure_keys")
def test_a_connection_string_that_is_none_is_told_without_its_text(
    barnsley: Agency, workspace: Workspace, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("BARNSLEY_AZURE", AZURE_KEY)
    there = at(barnsley, "abfs://sends/out", {"connection_string": "BARNSLEY_AZURE"})
    assert "not well formed" in reason(there, workspace, ledger, AZURE_KEY)


@pytest.mark.parametrize(
    ("kind", "status", "said"),
    [
        ("HttpResponseError", 403, NOT_LET_IN),
        ("ClientAuthenticationError", 401, NOT_LET_IN),
        ("ResourceNotFoundError", 404, "the folder is not there"),
        ("ServiceRequestError", None, "nothing listens there, or its name is not known"),
        ("ServiceResponseError", None, "the connection broke off"),
        ("HttpResponseError", 500, "it could not be read (HttpResponseError)"),
    ],
)
def test_azures_own_errors_are_said_in_plain_words(kind: str, status: int | None, said: str):
    from azure.core import exceptions

    error = getattr(exceptions, kind)(message=f"https://a.invalid/?sig={AZURE_KEY}")
    error.status_code = status
    assert str(as_away(error, "abfs://sends/out")) == said
