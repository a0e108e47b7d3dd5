"""The errors a user can cause. Each message is one sentence: what is wrong, where, and what to do."""


class ItugraphError(Exception):
    """Anything a user can mend; the command line prints its message and ends with exit code 2."""


class InputError(ItugraphError):
    """A source file or folder cannot be read as what it should be."""


class RegisterError(ItugraphError):
    """The register's tables contradict themselves or cannot be read."""


class StoreError(ItugraphError):
    """A graph cannot be opened, written or replaced."""


class QueryError(ItugraphError):
    """A query or one of its parameters is wrong, or asks for what is refused."""
