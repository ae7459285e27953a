"""The review's page, in a real browser, and what it refuses to anybody else."""

from __future__ import annotations

import logging
import os
import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from sy_dataset.identity.review.page import application

from .land import Land, nhs
from .reviewing import desk, draw, person, refused, send

CHROMIUM = Path("/usr/bin/chromium")
ACCESS = "an-access-of-the-tests"


@contextmanager
def served(land: Land, by: str) -> Iterator[str]:
    """The address of a reviewer's page, served as the command serves it."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        port = listening.getsockname()[1]
        app = application(desk(land, by), land.config, ACCESS)
        server = uvicorn.Server(
            uvicorn.Config(app, log_config=None, access_log=False, lifespan="off")
        )
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        try:
            while not server.started:
                time.sleep(0.02)
            yield f"http://127.0.0.1:{port}/{ACCESS}/"
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not CHROMIUM.exists():
        assert "SY_REQUIRE_BROWSER" not in os.environ, "Chromium is required here"
        pytest.skip("Chromium is not installed, so the page is not looked at: apt install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"]
        )
        yield opened
        opened.close()


def test_a_pair_is_decided_from_the_keyboard_alone(land: Land, browser):
    draw(refused(land))
    for by, answer in (("Ann", "Two persons"), ("Ben", "Two persons")):
        with served(land, by) as address:
            page = browser.new_page()
            page.goto(address)
            assert "Are these two records one person?" in page.inner_text("h1")
            page.locator("input[type=radio]").first.focus()
            page.keyboard.press("ArrowDown")
            assert answer in page.locator("label.choice:has(:checked)").inner_text()
            page.keyboard.press("Tab")
            page.keyboard.type("the dates of birth")
            page.keyboard.press("Enter")
            page.wait_for_selector("text=Nothing waits for you")
            page.close()
    assert [(row[1], row[2], row[4], row[5]) for row in land.stored("review_answer")] == [
        (1, "ann", "apart", "the dates of birth"), (2, "ben", "apart", "the dates of birth"),
    ]  # fmt: skip
    assert [row[3] for row in land.stored("verdict")] == ["apart"]


def test_the_second_reviewers_page_differs_in_the_name_alone(land: Land, browser):
    draw(refused(land))
    texts = []
    for by in ("Ann", "Ben"):
        with served(land, by) as address:
            page = browser.new_page()
            page.goto(address)
            texts.append(page.content().replace(f"Reviewer: {by}", ""))
            if by == "Ann":
                page.get_by_label("Two persons").check()
                page.get_by_label("Why").fill("a reason of the first")
                page.get_by_text("Save and go on").click()
                page.wait_for_selector("text=Nothing waits for you")
            page.close()
    assert texts[0] == texts[1]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_is_accessible_and_asks_nothing_of_the_outside(land: Land, browser, width, scheme):
    from axe_playwright_python.sync_playwright import Axe

    draw(refused(land))
    with served(land, "Ann") as address:
        page = browser.new_page(
            viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=False
        )
        requests, told = [], []
        page.on("request", lambda request: requests.append(request.url))
        page.on("console", lambda message: told.append(message.text))
        page.goto(address)
        assert [url for url in requests if not url.startswith((address, "data:,"))] == []
        assert told == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(page)
        assert [one["id"] for one in found.response["violations"]] == []
        assert found.response["passes"]
        page.close()


def test_what_was_entered_is_kept_when_it_cannot_be_saved(land: Land, browser):
    from sy_dataset.lock import only_one

    draw(refused(land))
    with served(land, "Ann") as address:
        page = browser.new_page()
        page.goto(address)
        page.get_by_label("Same person").check()
        page.get_by_label("Why").fill("   ")
        page.get_by_text("Save and go on").click()
        assert "An answer has a reason" in page.get_by_role("alert").inner_text()
        assert page.get_by_label("Same person").is_checked()
        page.get_by_label("Why").fill("the names")
        with only_one(land.workspace.lock):
            page.get_by_text("Save and go on").click()
            assert "A night is running" in page.get_by_role("alert").inner_text()
            assert page.get_by_label("Why").input_value() == "the names"
        page.get_by_text("Save and go on").click()
        page.wait_for_selector("text=Nothing waits for you")
        page.close()
    assert [row[5] for row in land.stored("review_answer")] == ["the names"]


def test_a_pair_put_off_waits_for_the_next_session(land: Land, browser):
    draw(refused(land))
    with served(land, "Ann") as address:
        page = browser.new_page()
        page.goto(address)
        page.get_by_text("Not now").click()
        assert "1 put off" in page.inner_text("main")
        page.close()
    assert desk(land, "Ann").next() is not None


def test_a_value_that_looks_like_a_tag_is_text(land: Land, browser):
    send(land, "barnsley", person("b1", nhs_number=nhs(1), given_name="<b>Zo</b>"))
    send(land, "ics", person("i1", nhs_number=nhs(1), birth_date=date(2009, 11, 3)))
    land.link()
    draw(land)
    with served(land, "Ann") as address:
        page = browser.new_page()
        page.goto(address)
        assert "<b>Zo</b>" in page.inner_text("table")
        page.close()


def asked(address: str, host: str | None = None) -> tuple[int, str]:
    """Status and text of a plain request."""
    request = urllib.request.Request(address, headers={"Host": host} if host else {})  # noqa: S310
    try:
        with urllib.request.urlopen(request) as answer:  # noqa: S310
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_without_its_access_nothing_of_the_page_is_had(land: Land):
    draw(refused(land))
    with served(land, "Ann") as address:
        root = address.removesuffix(f"{ACCESS}/")
        assert asked(address)[0] == 200
        for other in (root, f"{root}docs", f"{root}x{ACCESS}/", f"{root}{ACCESS}x/style.css"):
            status, text = asked(other)
            assert status == 404 and "Okafor" not in text
        assert asked(address, host="evil.example")[0] == 400


def test_every_answer_forbids_scripts_frames_and_keeping(land: Land):
    draw(refused(land))
    with served(land, "Ann") as address, urllib.request.urlopen(address) as answer:  # noqa: S310
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
        assert "script" not in policy and "<script" not in answer.read().decode()


def test_no_value_and_no_access_reaches_a_log_or_file(land: Land, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    draw(refused(land))
    with served(land, "Ann") as address:
        assert "Okafor" in asked(address)[1]
    out, err = capfd.readouterr()
    lines = caplog.text + out + err
    assert "Okafor" not in lines and ACCESS not in lines
    kept = [p for p in land.home.rglob("*") if p.is_file() and p.suffix != ".parquet"]
    assert kept
    assert not [p for p in kept if b"Okafor" in p.read_bytes()]
