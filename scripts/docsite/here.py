"""A folder that looks like a fresh clone with this checkout installed, made without the network."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING, Final

from docsite import ROOT
from docsite.session import environment

if TYPE_CHECKING:
    from pathlib import Path

_PARTS: Final = ("seeds", "examples", "rules", "ci", "action.yml", ".pre-commit-hooks.yaml")
_PYTHON: Final = '#!/bin/sh\nexec "{python}" {arguments} "$@"\n'
# What pip does with a folder, as far as entry points go: its modules and a .dist-info on the path.
_PIP: Final = """
import configparser, pathlib, shutil, sys, tomllib

folder = pathlib.Path(sys.argv[-1])
project = tomllib.loads((folder / "pyproject.toml").read_text())["project"]
site = pathlib.Path({site!r})
info = site / f"{{project['name'].replace('-', '_')}}-{{project['version']}}.dist-info"
info.mkdir(parents=True)
for module in folder.glob("*/__init__.py"):
    shutil.copytree(module.parent, site / module.parent.name)
fields = {{"Metadata-Version": "2.1", "Name": project["name"], "Version": project["version"]}}
(info / "METADATA").write_text("".join(f"{{name}}: {{value}}\\n" for name, value in fields.items()))
points = configparser.ConfigParser(delimiters=("=",))
points.read_dict(project["entry-points"])
with (info / "entry_points.txt").open("w") as file:
    points.write(file)
"""


def clone(folder: Path) -> tuple[Path, dict[str, str]]:
    """The clone, below ``folder``, and the environment in which ``claim-checker`` is this checkout's."""
    root, programs, site = folder / "claim-checker", folder / "bin", folder / "site"
    programs.mkdir(parents=True)
    for name in _PARTS:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
        root.mkdir(exist_ok=True)
        copy(ROOT / name, root / name)
    installer = folder / "pip.py"
    installer.write_text(_PIP.format(site=str(site)))
    for name, arguments in (("claim-checker", "-m checker"), ("pip", f'"{installer}"'), ("python3", "")):
        program = programs / name
        program.write_text(_PYTHON.format(python=sys.executable, arguments=arguments))
        program.chmod(0o755)
    return root, environment(folder, [programs], PYTHONPATH=f"{ROOT}:{site}")
