# SPDX-License-Identifier: Apache-2.0
"""Wrong input to the start script: a clear word, a status of its own, and nothing changed."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from harness.controller import SCRIPT, Controller

USAGE, INPUT, NO_JDK, IN_USE = 64, 65, 69, 75


@pytest.fixture
def password_file(tmp_path: Path) -> Path:
    """A good password."""
    made = tmp_path / "password"
    made.write_text("long enough\n")
    return made


def refuse(*arguments: object, script: Path = SCRIPT, **environment: str) -> tuple:
    """Run the script, which must end at once, and return its status and what it says."""
    done = subprocess.run(
        [str(script), *[str(argument) for argument in arguments]],
        capture_output=True, text=True, timeout=20, check=False,
        env=dict(os.environ, **environment),
    )
    return done.returncode, done.stderr


def test_help_names_every_option() -> None:
    text = subprocess.run(
        [str(SCRIPT), "--help"], capture_output=True, text=True, check=True, timeout=20
    ).stdout
    for option in ("--data", "--user", "--password-file", "--authorized-key", "--listen",
                   "--heap", "--clean"):
        assert option in text


@pytest.mark.parametrize("left_out", ["--data", "--user", "--password-file"])
def test_names_what_is_missing(left_out: str, tmp_path: Path, password_file: Path) -> None:
    given = {"--data": tmp_path / "d", "--user": "u", "--password-file": password_file}
    given.pop(left_out)
    status, said = refuse(*[word for pair in given.items() for word in pair])
    assert (status, left_out in said) == (USAGE, True)
    assert not (tmp_path / "d").exists()


@pytest.mark.parametrize(
    "option, value, status, word",
    [
        ("--user", "a b", INPUT, "a b"),
        ("--user", "x = y,admin", INPUT, "x = y,admin"),
        ("--user", "u" * 65, INPUT, "64"),
        ("--heap", "lots", INPUT, "lots"),
        ("--listen", "localhost; id", INPUT, "localhost; id"),
        ("--password-file", "/nonexistent", INPUT, "/nonexistent"),
        ("--authorized-key", "/etc/passwd", INPUT, "/etc/passwd"),
        ("--frobnicate", "1", USAGE, "--frobnicate"),
    ],
)
def test_refuses_bad_values(
    option: str, value: str, status: int, word: str, tmp_path: Path, password_file: Path
) -> None:
    given = {"--data": tmp_path / "d", "--user": "u", "--password-file": password_file}
    given[option] = value  # type: ignore[assignment]
    got, said = refuse(*[part for pair in given.items() for part in pair])
    assert (got, word in said) == (status, True), said
    assert not (tmp_path / "d").exists()


@pytest.mark.parametrize("password", ["", "short\n", "x" * 1025])
def test_refuses_bad_passwords_without_showing_them(password: str, tmp_path: Path) -> None:
    (tmp_path / "p").write_text(password)
    status, said = refuse(
        "--data", tmp_path / "d", "--user", "u", "--password-file", tmp_path / "p"
    )
    assert status == INPUT
    assert not password.strip() or password.strip() not in said
    assert not (tmp_path / "d").exists()


@pytest.mark.parametrize("kind", ["ed25519", "ecdsa"])
def test_refuses_keys_that_would_not_log_in(
    kind: str, tmp_path: Path, password_file: Path
) -> None:
    subprocess.run(
        ["ssh-keygen", "-q", "-t", kind, "-N", "", "-f", str(tmp_path / "k")], check=True
    )
    status, said = refuse(
        "--data", tmp_path / "d", "--user", "u", "--password-file", password_file,
        "--authorized-key", tmp_path / "k.pub",
    )
    assert (status, "ssh-keygen -t rsa" in said) == (INPUT, True)


def test_touches_no_folder_with_other_files(tmp_path: Path, password_file: Path) -> None:
    data = tmp_path / "d"
    data.mkdir()
    (data / "precious").write_text("x")
    status, said = refuse(
        "--data", data, "--user", "u", "--password-file", password_file, "--clean"
    )
    assert (status, str(data) in said) == (INPUT, True)
    assert [path.name for path in data.iterdir()] == ["precious"]


def test_refuses_a_folder_in_use(controller: Controller) -> None:
    done = subprocess.run(
        controller.command_line(), capture_output=True, text=True, timeout=20, check=False
    )
    assert (done.returncode, "in use" in done.stderr) == (IN_USE, True)
    assert controller.get("/devices")[0] == 200
