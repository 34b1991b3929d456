# SPDX-License-Identifier: Apache-2.0
"""Running a scenario: a Python file with ``def run(lab)`` or ``def run(lab, *arguments)``."""

import importlib.util
import inspect
import os
import sys
from typing import Any, Callable, Sequence

from vonlab.enclosure import LabError


def load(path: str, arguments: Sequence[str]) -> Callable[[Any], None]:
    """Loads a scenario and binds its arguments, so that mistakes show before anything boots.

    :raises LabError: if there is no such file, no ``run`` in it, or it takes other arguments
    """
    if not os.path.isfile(path):
        raise LabError(f"no scenario {path!r}; give the path of a Python file with def run(lab)")
    sys.path.insert(0, os.path.dirname(os.path.abspath(path)))
    specification = importlib.util.spec_from_file_location("scenario", path)
    if specification is None or specification.loader is None:
        raise LabError(f"{path!r} is no Python file; its name has to end with .py")
    module = importlib.util.module_from_spec(specification)
    sys.modules["scenario"] = module
    specification.loader.exec_module(module)
    run = getattr(module, "run", None)
    if not callable(run):
        raise LabError(f"{path} has no def run(lab)")
    try:
        inspect.signature(run).bind(None, *arguments)
    except TypeError as error:
        raise LabError(f"{path}: run{inspect.signature(run)}: {error}") from None
    return lambda lab: run(lab, *arguments)
