"""
Things that only a run on real hosts can know. A read of them is noted as a doubt. If a value is needed, a mark
replaces it, and a value that contains a mark counts as not measured.
"""

import functools

# Replaces values in outputs that cannot be computed: in strings, and as a number.
NOT_MEASURED = "notmeasured"
NOT_MEASURED_NUMBER = 987654321

# Lookups that read only variables and the release's own files.
KNOWN_LOOKUPS = frozenset(
    "vars varnames dict items list indexed_items nested together subelements sequence flattened template file "
    "first_found fileglob inventory_hostnames unvault".split()
)


class Doubts:
    """
    What was read but only hosts can answer, in words. While `marking` is true, the answers are marks; otherwise they
    are those of a host without the fact.
    """

    def __init__(self):
        self.noted = []
        # How many answers were given that are right for only one of several outcomes.
        self.guesses = 0
        self.marking = False
        # The folder in which file lookups search first, as in the module of the task.
        self.subfolder = None

    def note(self, what):
        self.noted.append(what)

    def since(self, start):
        return tuple(dict.fromkeys(self.noted[start:]))


DOUBTS = Doubts()


class Unanswerable(Exception):
    """Only hosts can answer this."""


class Mark(str):
    """An unknown value. Its parts and values derived from it are unknown too."""

    # Ansible passes a value with this attribute to a template unchanged.
    __UNSAFE__ = True

    def __new__(cls, what):
        return super().__new__(cls, f"{NOT_MEASURED}-{what}".replace(" ", "-"))

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return self

    def __getitem__(self, key):
        return self

    def __iter__(self):
        return iter([self])

    def __int__(self):
        return NOT_MEASURED_NUMBER

    __index__ = __int__

    def __float__(self):
        return float(NOT_MEASURED_NUMBER)

    def __lt__(self, other):
        return False

    __gt__ = __le__ = __ge__ = __lt__

    def get(self, *_):
        return self

    def _same(self, *_, **__):
        return self

    def _parts(self, *_, **__):
        return [self]

    split = rsplit = splitlines = partition = rpartition = keys = values = _parts
    strip = lstrip = rstrip = replace = lower = upper = capitalize = title = format = removeprefix = removesuffix = _same


def unknown(doubts):
    """The unknown facts, as the reason in a report."""
    return f"without a run on hosts these are not known: {', '.join(doubts)}"


def holds_mark(value):
    text = str(value)
    return NOT_MEASURED in text.lower() or str(NOT_MEASURED_NUMBER) in text


class Result(dict):
    """What a task registers if it succeeds. Its output, and what it read from a host, are unknown."""

    __UNSAFE__ = True

    def __init__(self, known, task):
        super().__init__(known)
        self.task = task

    def doubt(self, name):
        DOUBTS.note(f'the output of the task "{self.task}"' if self.task else "the output of a task")
        DOUBTS.guesses += 1
        return DOUBTS.marking

    def __getitem__(self, name):
        if name in PRINTED and not self.get("skipped") and self.doubt(name):
            return Mark("output")
        return super().__getitem__(name)

    def __missing__(self, name):
        if self.doubt(name):
            return Mark("output")
        raise KeyError(name)

    def __deepcopy__(self, memo):
        return self


PRINTED = frozenset("stdout stderr stdout_lines stderr_lines".split())


class MarkedLookup:
    """Replaces a lookup that this Python lacks, or that reads something outside the release."""

    def __init__(self, name):
        self.name = name

    def run(self, terms, variables=None, **kwargs):
        DOUBTS.note(f"the lookup {self.name}")
        if not DOUBTS.marking:
            raise Unanswerable(f"the lookup {self.name}")
        return [Mark(f"lookup-{self.name}")]


class NoEnvironment:
    """Environment variables of the measuring machine must not affect the result."""

    def run(self, terms, variables=None, **kwargs):
        return ["" for _ in terms]


def marked_test(name):
    def test(*_, **__):
        DOUBTS.note(f"the test {name}")
        if not DOUBTS.marking:
            raise Unanswerable(f"the test {name}")
        return Mark(f"test-{name}")

    return test


def marked_filter(name, found):
    """A filter that passes marks on. Without `found`, it returns marks only."""
    if found is None:

        def missing(*_, **__):
            DOUBTS.note(f"the filter {name}")
            if not DOUBTS.marking:
                raise Unanswerable(f"the filter {name}")
            return Mark(f"filter-{name}")

        return missing

    @functools.wraps(found)
    def passing(*args, **kwargs):
        for value in args[:2]:
            if isinstance(value, Mark):
                if value is args[0] or hasattr(found, "jinja_pass_arg"):
                    return value
        return found(*args, **kwargs)

    return passing
