"""What .ci/services does where a machine lacks what tests need."""

import shutil
import subprocess

import pytest

from .conftest import ROOT

SCRIPT = '. "$0"; SERVICES=(browser); services; echo "required: ${REQUIRE_SERVICES-no}"'


@pytest.fixture
def machine(desk):
    """Runs the script on a machine that has little besides what is given here, a script a name."""

    def call(**programs):
        folder = desk / "programs"
        folder.mkdir()
        for name in {"bash", "id", "timeout"} - programs.keys():
            (folder / name).symlink_to(shutil.which(name))
        for name, text in programs.items():
            path = folder / name.replace("_", "-")
            path.write_text(f"#!{shutil.which('bash')}\n{text}\n")
            path.chmod(0o755)
        command = [folder / "bash", "-uc", SCRIPT, ROOT / ".ci" / "services"]
        done = subprocess.run(command, env={"PATH": str(folder)}, capture_output=True, text=True, check=True)
        return done.stdout.splitlines()

    return call


def test_without_apt_it_says_what_is_skipped(machine):
    assert machine() == ["not there, so tests that need it are skipped: browser", "required: no"]


def test_what_is_there_is_required_and_not_installed_again(machine):
    lines = machine(chromium="exit 0", fc_list="echo Noto", apt_get="exit 1")
    assert lines == ["there: browser", "required: 1"]


@pytest.mark.parametrize("status", [0, 1])
def test_an_installation_counts_only_for_what_it_brings(machine, status):
    lines = machine(id="echo 0", apt_get=f'echo "$@" >> "$0.log"; exit {status}')
    assert lines[0].startswith("installing chromium")
    assert lines[1:] == ["not there, so tests that need it are skipped: browser", "required: no"]
