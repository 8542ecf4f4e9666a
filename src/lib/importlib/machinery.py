"""Specs, loaders and the suffixes of source files."""

from _adder_import import BuiltinImporter, ModuleSpec, SourceFileLoader

SOURCE_SUFFIXES = [".py"]
BYTECODE_SUFFIXES = [".pyc"]
DEBUG_BYTECODE_SUFFIXES = BYTECODE_SUFFIXES
OPTIMIZED_BYTECODE_SUFFIXES = BYTECODE_SUFFIXES
EXTENSION_SUFFIXES = []


class FrozenImporter:
    """There are no frozen modules."""

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        return None


class PathFinder:
    """Finds modules along sys.path, or along a package's path."""

    @staticmethod
    def invalidate_caches():
        pass

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        from _adder_import import find_spec

        return find_spec(fullname, path)


class SourcelessFileLoader(SourceFileLoader):
    """Byte-compiled files are not read; the name is here for isinstance checks."""


class ExtensionFileLoader(SourceFileLoader):
    """Extension modules cannot be loaded; the name is here for isinstance checks."""


class AppleFrameworkLoader(ExtensionFileLoader):
    """As ExtensionFileLoader."""


class NamespaceLoader:
    """The loader of a package without __init__.py."""

    def __init__(self, name, path, path_finder=None):
        self._path = path

    def is_package(self, fullname):
        return True

    def get_source(self, fullname):
        return ""

    def get_code(self, fullname):
        return compile("", "<string>", "exec", dont_inherit=True)


class FileFinder:
    """Finds modules in one directory."""

    def __init__(self, path, *loader_details):
        self.path = path or "."

    def find_spec(self, fullname, target=None):
        return PathFinder.find_spec(fullname, [self.path])

    def invalidate_caches(self):
        pass


def all_suffixes():
    """All suffixes that the import system recognizes."""
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES
