"""Old and foreign formats by way of LibreOffice, where it is installed: one conversion, nothing left behind."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

import inspection_core as ic

from . import reading_rules as rules
from ._kinds import Found
from ._limits import OFFICE_SECONDS

_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""
"""No macro runs, no link is followed."""


def to_docx(data: bytes, found: Found, file: str) -> bytes:
    """The bytes of a document as a Word file; CaseFileError without LibreOffice, and where it fails."""
    where = ic.Location(file=file)
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise ic.CaseFileError(rules.NO_OFFICE(where, what=found.what))
    # Its processes may still write while the folder is removed.
    with tempfile.TemporaryDirectory(prefix="inspection-", ignore_cleanup_errors=True) as folder:
        given, made = Path(folder) / f"given{found.suffix}", Path(folder) / "made"
        given.write_bytes(data)
        _write_settings(Path(folder) / "profile")
        said = _run(_command(program, found, Path(folder), given, made), where)
        result = made / "given.docx"
        if not result.is_file():
            raise ic.CaseFileError(rules.OFFICE_FAILED(where, why=said or ic.Text("it gave no file", "没有生成文件")))
        return result.read_bytes()


def _command(program: str, found: Found, folder: Path, given: Path, made: Path) -> list[str]:
    filters = [f"--infilter={found.infilter}"] if found.infilter else []
    return [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        *filters,
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(made),
        str(given),
    ]


def _write_settings(profile: Path) -> None:
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")


def _run(command: list[str], where: ic.Location) -> str:
    """What the program says of an error; it and all that it started is ended after a while."""
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        _, said = process.communicate(timeout=OFFICE_SECONDS)
    except subprocess.TimeoutExpired:
        _end(process)
        why = ic.Text(f"it took longer than {OFFICE_SECONDS} seconds", f"超过 {OFFICE_SECONDS} 秒仍未完成")
        raise ic.CaseFileError(rules.OFFICE_FAILED(where, why=why)) from None
    return " ".join(said.decode(errors="replace").split())[:200] if process.returncode else ""


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and its children, where the system knows groups of processes."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.communicate()
