"""Names that the library takes from CPython's import system."""

from _adder_import import BuiltinImporter, ModuleSpec
from importlib.machinery import FrozenImporter
from importlib.util import module_from_spec, spec_from_loader
