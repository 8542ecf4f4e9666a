"""The part of importlib that programs use, over Adder's own finder (the native module _imp_adder).

CPython's is an import system written in Python; here the import system is native, and these are
its doors: import_module, reload, specs and loaders that describe what was found.
"""

import sys
import _adder_import

__all__ = ["__import__", "import_module", "invalidate_caches", "reload"]

__import__ = __import__


def invalidate_caches():
    """Files are looked at anew at each import: there is nothing to forget."""


def import_module(name, package=None):
    """Import a module; a relative name needs the package it is relative to."""
    level = 0
    if name.startswith("."):
        if not package:
            raise TypeError(
                f"the 'package' argument is required to perform a relative import for {name!r}"
            )
        for character in name:
            if character != ".":
                break
            level += 1
    if level == 0:
        return _adder_import.import_module(name)
    return _adder_import.import_module(_resolve(name[level:], package, level))


def _resolve(name, package, level):
    bits = package.rsplit(".", level - 1)
    if len(bits) < level:
        raise ImportError("attempted relative import beyond top-level package")
    base = bits[0]
    return f"{base}.{name}" if name else base


def reload(module):
    """Run a module's code again in its namespace."""
    try:
        name = module.__spec__.name
    except AttributeError:
        try:
            name = module.__name__
        except AttributeError:
            raise TypeError("reload() argument must be a module") from None
    if sys.modules.get(name) is not module:
        raise ImportError(f"module {name} not in sys.modules", name=name)
    _adder_import.reload(name)
    return sys.modules[name]
