"""Finding modules without importing them, and making modules from specs."""

import sys
import types

import _adder_import
from importlib import _resolve
from importlib.machinery import ModuleSpec, SourceFileLoader

MAGIC_NUMBER = b"add\r\n"


def find_spec(name, package=None):
    """The spec of a module, imported or not; parents of a dotted name are imported."""
    fullname = resolve_name(name, package) if name.startswith(".") else name
    if fullname in sys.modules:
        module = sys.modules[fullname]
        if module is None:
            return None
        try:
            spec = module.__spec__
        except AttributeError:
            raise ValueError(f"{name}.__spec__ is not set") from None
        if spec is None:
            raise ValueError(f"{name}.__spec__ is None")
        return spec
    parent_name = fullname.rpartition(".")[0]
    path = None
    if parent_name:
        parent = __import__(parent_name, fromlist=["__path__"])
        try:
            path = parent.__path__
        except AttributeError as e:
            raise ModuleNotFoundError(
                f"__path__ attribute not found on {parent_name!r} "
                f"while trying to find {fullname!r}",
                name=fullname,
            ) from e
    return _adder_import.find_spec(fullname, path)


def resolve_name(name, package):
    """The absolute name of a relative one."""
    if not name.startswith("."):
        return name
    if not package:
        raise ImportError(
            f"no package specified for {name!r} (required for relative module names)"
        )
    level = len(name) - len(name.lstrip("."))
    return _resolve(name[level:], package, level)


def module_from_spec(spec):
    """A new module for the spec; its loader's exec_module fills it."""
    module = None
    if hasattr(spec.loader, "create_module"):
        module = spec.loader.create_module(spec)
    if module is None:
        module = types.ModuleType(spec.name)
    module.__name__ = spec.name
    module.__loader__ = spec.loader
    module.__package__ = spec.parent
    module.__spec__ = spec
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    if spec.has_location:
        module.__file__ = spec.origin
    return module


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    """A spec that says what the loader knows."""
    if is_package is None and hasattr(loader, "is_package"):
        try:
            is_package = loader.is_package(name)
        except ImportError:
            is_package = None
    spec = ModuleSpec(name, loader, origin=origin, is_package=bool(is_package))
    if origin is None and hasattr(loader, "get_filename"):
        spec.origin = loader.get_filename(name)
        spec.has_location = True
    return spec


def spec_from_file_location(
    name, location=None, *, loader=None, submodule_search_locations=None
):
    """A spec for a source file."""
    if loader is None:
        if location is None or not str(location).endswith(".py"):
            return None
        loader = SourceFileLoader(name, str(location))
    spec = ModuleSpec(name, loader, origin=str(location))
    spec.has_location = True
    spec.submodule_search_locations = submodule_search_locations
    return spec


def source_hash(source_bytes):
    """Not used for caches here; some eight bytes that depend on the source."""
    return hash(source_bytes).to_bytes(8, "little", signed=True)


def decode_source(source_bytes):
    """The text of source code, by its coding cookie."""
    return _adder_import.decode_source(source_bytes)


def cache_from_source(path, debug_override=None, *, optimization=None):
    """Where CPython would keep the compiled file."""
    head, _, tail = path.rpartition("/")
    base = tail.rpartition(".")[0] or tail
    name = f"{base}.{sys.implementation.cache_tag}.pyc"
    return f"{head}/__pycache__/{name}" if head else f"__pycache__/{name}"


def source_from_cache(path):
    """The source of a compiled file."""
    head, _, tail = path.rpartition("/")
    folder = head.rpartition("/")[0] if head.endswith("__pycache__") else head
    base = tail.partition(".")[0]
    return f"{folder}/{base}.py" if folder else f"{base}.py"


class LazyLoader:
    """Loads at once: laziness would not change what a program sees."""

    def __init__(self, loader):
        self.loader = loader

    @classmethod
    def factory(cls, loader):
        return lambda *args, **kwargs: cls(loader(*args, **kwargs))

    def create_module(self, spec):
        return self.loader.create_module(spec)

    def exec_module(self, module):
        self.loader.exec_module(module)
