"""The example case, and what Word files of it become in LibreOffice."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

import inspection_core as ic

from ._documents import DAY, PLUGINS, export


@pytest.fixture(scope="session")
def case(root: Path) -> ic.Case:
    return ic.load(root / "examples" / "foreign-affairs-office")


@pytest.fixture(scope="session")
def public(case: ic.Case) -> ic.Report:
    return ic.report(case, as_of=DAY, audience="public")


@pytest.fixture(scope="session")
def internal(case: ic.Case) -> ic.Report:
    return ic.report(case, as_of=DAY)


@pytest.fixture(scope="session")
def english(public: ic.Report) -> ic.Report:
    return attrs.evolve(public, profile=PLUGINS.profile("neutral-en"))


@pytest.fixture(params=["public", "internal", "english"])
def report(request: pytest.FixtureRequest) -> ic.Report:
    made = request.getfixturevalue(request.param)
    assert isinstance(made, ic.Report)
    return made


@pytest.fixture(scope="session")
def to_pdf(program: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> Callable[..., dict[str, Path]]:
    """`to_pdf(name=data, …)` gives a PDF for each document, by one run of LibreOffice."""
    soffice = program("soffice")

    def convert(**documents: bytes) -> dict[str, Path]:
        folder = tmp_path_factory.mktemp("pdf")
        profile = (folder / "profile").as_uri()  # one of its own, or a LibreOffice that runs already would answer
        for name, data in documents.items():
            (folder / f"{name}.docx").write_bytes(data)
        files = [str(folder / f"{name}.docx") for name in documents]
        command = [soffice, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
        subprocess.run([*command, "--outdir", str(folder), *files], check=True, capture_output=True, timeout=240)
        return {name: folder / f"{name}.pdf" for name in documents}

    return convert


@pytest.fixture(scope="session")
def pdfs(
    to_pdf: Callable[..., dict[str, Path]], public: ic.Report, internal: ic.Report, english: ic.Report
) -> dict[str, Path]:
    return to_pdf(public=export(public), internal=export(internal), english=export(english))
