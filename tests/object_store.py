"""A real S3-speaking server on loopback, which lets in only who has a key and a policy."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import boto3
import pytest
from moto.core import DEFAULT_ACCOUNT_ID
from moto.moto_server.werkzeug_app import MotoRequestHandler
from moto.s3.models import s3_backends
from moto.server import ThreadedMotoServer
from s3fs import S3FileSystem

BUCKET, REGION = "barnsley-sends", "eu-west-2"
READS = ["s3:ListBucket", "s3:GetObject"]
ENDPOINT, KEY, SECRET = "BARNSLEY_S3_ENDPOINT", "BARNSLEY_S3_KEY", "BARNSLEY_S3_SECRET"
OPTIONS = {"endpoint_url": ENDPOINT, "key": KEY, "secret": SECRET}
"""What a partnership writes as location_options."""


@dataclass
class S3:
    """The server: an owner who may do everything, and our user, who may list and read.

    asked  what has been asked of it, one request line each
    """

    url: str
    owner: Any
    key: str = ""
    secret: str = ""
    asked: list[str] = field(default_factory=list)

    def put(self, name: str, data: bytes, *, age: float = 3600, bucket: str = BUCKET) -> None:
        """Send one object, as if so many seconds ago."""
        self.owner.put_object(Bucket=bucket, Key=name, Body=data)
        kept = s3_backends[DEFAULT_ACCOUNT_ID]["aws"].buckets[bucket].keys[name]
        kept.last_modified = datetime.now(UTC).replace(tzinfo=None) - timedelta(seconds=age)


@contextmanager
def s3_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[S3]:
    """The server with one bucket; our user's key is in the variables that OPTIONS name."""
    for variable in ("AWS_PROFILE", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(variable, raising=False)
    for variable in ("AWS_SHARED_CREDENTIALS_FILE", "AWS_CONFIG_FILE"):
        monkeypatch.setenv(variable, "/nowhere")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    monkeypatch.setattr(S3FileSystem, "retries", 1)  # what is away stays away in a test
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        yield _peopled(server, monkeypatch)
    finally:
        _tell(_url(server), "reset-auth", "inf")
        server.stop()


def _peopled(server: ThreadedMotoServer, monkeypatch: pytest.MonkeyPatch) -> S3:
    url = _url(server)
    asked: list[str] = []
    monkeypatch.setattr(
        MotoRequestHandler, "log_request", lambda self, *_: asked.append(self.requestline)
    )
    _tell(url, "reset")
    owner = _user(url, "owner", ["*"])
    ours = _user(url, "southyorkshire", READS)
    store = S3(url, boto3.client("s3", **_as(url, *owner)), *ours, asked)
    store.owner.create_bucket(
        Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": REGION}
    )
    _tell(url, "reset-auth", "0")  # from now on every request needs a key that may
    for variable, value in ((ENDPOINT, url), (KEY, store.key), (SECRET, store.secret)):
        monkeypatch.setenv(variable, value)
    asked.clear()
    return store


def _url(server: ThreadedMotoServer) -> str:
    host, port = server.get_host_and_port()
    return f"http://{host}:{port}"


def _tell(url: str, what: str, how: str = "") -> None:
    plain = {"Content-Type": "text/plain"}
    request = urllib.request.Request(  # noqa: S310
        f"{url}/moto-api/{what}", how.encode(), plain, method="POST"
    )
    urllib.request.urlopen(request, timeout=10).close()  # noqa: S310


def _user(url: str, name: str, actions: list[str]) -> tuple[str, str]:
    people = boto3.client("iam", **_as(url, "first", "first"))
    people.create_user(UserName=name)
    allowed = [{"Effect": "Allow", "Action": actions, "Resource": "*"}]
    policy = json.dumps({"Version": "2012-10-17", "Statement": allowed})
    people.put_user_policy(UserName=name, PolicyName="may", PolicyDocument=policy)
    key = people.create_access_key(UserName=name)["AccessKey"]
    return key["AccessKeyId"], key["SecretAccessKey"]


def _as(url: str, key: str, secret: str) -> dict[str, str]:
    return {
        "endpoint_url": url,
        "region_name": REGION,
        "aws_access_key_id": key,
        "aws_secret_access_key": secret,
    }
