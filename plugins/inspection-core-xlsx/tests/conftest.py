"""Reports of the examples, and what their workbooks become in LibreOffice."""

import datetime as dt
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import inspection_core as ic

DAYS = {
    "foreign-affairs-office": (dt.date(2024, 2, 1), dt.date(2024, 3, 1)),
    "audit-office-en": (dt.date(2025, 9, 1), dt.date(2025, 11, 28)),
    "university": (dt.date(2024, 12, 31), dt.date(2025, 3, 31)),
}
"""For each example, the day of a review and that of the one before."""


@pytest.fixture(scope="session")
def case(root: Path) -> ic.Case:
    return ic.load(root / "examples" / "foreign-affairs-office")


@pytest.fixture(scope="session")
def internal(case: ic.Case) -> ic.Report:
    return ic.report(case, as_of=dt.date(2024, 3, 1))


@pytest.fixture(scope="session")
def public(case: ic.Case) -> ic.Report:
    return ic.report(case, as_of=dt.date(2024, 3, 1), audience="public")


@pytest.fixture(scope="session")
def digests(root: Path) -> dict[str, ic.Digest]:
    made = {}
    for name, (since, day) in DAYS.items():
        case = ic.load(root / "examples" / name)
        made[name] = ic.digest(ic.report(case, as_of=since), ic.report(case, as_of=day))
    return made


@pytest.fixture(scope="session", params=DAYS)
def digest(request: pytest.FixtureRequest, digests: dict[str, ic.Digest]) -> ic.Digest:
    """Of each example in turn."""
    return digests[request.param]


@pytest.fixture(scope="session")
def report(digest: ic.Digest) -> ic.Report:
    return digest.after


@pytest.fixture(scope="session")
def english(digests: dict[str, ic.Digest]) -> ic.Report:
    return digests["audit-office-en"].after


@pytest.fixture(scope="session")
def office(program: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> Callable[..., None]:
    """`office("--convert-to", …)` runs LibreOffice with a profile of its own, or one that runs already would answer."""
    soffice, profile = program("soffice"), tmp_path_factory.mktemp("office").as_uri()

    def run(*words: str) -> None:
        command = [soffice, f"-env:UserInstallation={profile}", "--headless", *words]
        subprocess.run(command, check=True, capture_output=True, timeout=240)

    return run


@pytest.fixture(scope="session")
def converted(office: Callable[..., None], tmp_path_factory: pytest.TempPathFactory) -> Callable[..., dict[str, Path]]:
    """`converted("csv", name=data, …)` gives what LibreOffice makes of some workbooks."""

    def convert(suffix: str, **books: bytes) -> dict[str, Path]:
        folder = tmp_path_factory.mktemp(suffix)
        for name, data in books.items():
            (folder / f"{name}.xlsx").write_bytes(data)
        form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false" if suffix == "csv" else suffix
        files = [str(folder / f"{name}.xlsx") for name in books]
        office("--convert-to", form, "--outdir", str(folder / "made"), *files)
        return {name: folder / "made" / f"{name}.{suffix}" for name in books}

    return convert
