"""What every test may ask for: the measuring folder, and how hard properties are tried."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("REFTEL_SHARED") or ROOT.parent / "shared")
"""The folder of real telegrams and gold that the project is measured with; it is no part of the project."""
ABSENT = "needs the measuring folder (REFTEL_SHARED, else ../shared), which is not here"
CHROMIUM = shutil.which("chromium")
NO_BROWSER = "needs Chromium (Debian's package chromium), which is not here"
collect_ignore = ["deep/guided.py"]  # needs atheris, and runs on its own

settings.register_profile(
    "test", deadline=None, derandomize=True
)  # the same examples every time: `deep` draws new ones
settings.register_profile("deep", deadline=None, max_examples=20_000, print_blob=True)
settings.load_profile(os.environ.get("REFTEL_PROFILE", "test"))


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip(ABSENT)
    return SHARED


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.get_closest_marker("shared") and not SHARED.is_dir():
            item.add_marker(pytest.mark.skip(reason=ABSENT))
        if item.get_closest_marker("browser") and CHROMIUM is None:
            item.add_marker(pytest.mark.skip(reason=NO_BROWSER))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for reason in (ABSENT, NO_BROWSER):
        skipped = [report for report in terminalreporter.stats.get("skipped", []) if reason in str(report.longrepr)]
        if skipped:
            terminalreporter.write_line(f"{len(skipped)} skipped: each {reason}.")
