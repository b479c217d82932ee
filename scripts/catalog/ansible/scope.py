"""Variables in scope and their evaluation with ansible-core, fast enough for thousands of questions."""

import re

from ansible.errors import AnsibleError
from ansible.playbook.conditional import Conditional
from ansible.plugins.loader import lookup_loader
from ansible.template import AnsibleEnvironment, JinjaPluginIntercept, Templar
from jinja2.exceptions import TemplateSyntaxError

MISSING = object()

from marks import DOUBTS, KNOWN_LOOKUPS, Mark, MarkedLookup, NoEnvironment, holds_mark, marked_filter, marked_test, unknown


class Refused(Exception):
    """The release refuses or fails to render; the text is one line. `unit` is the task, once it is known."""

    unit = None


class NotMeasured(Refused):
    """A limit of this driver instead of the release's refusal: the task needs something that is not known here."""


def one_line(error):
    return " ".join(str(getattr(error, "message", None) or error).split())[:300]


def cache_compiled_templates():
    """Compiles each Jinja source once: the code depends only on the source and the block settings."""
    compile_source = AnsibleEnvironment.compile
    compiled = {}

    def compile_once(self, source, name=None, filename=None, raw=False, defer_init=False):
        if not isinstance(source, str) or raw:
            return compile_source(self, source, name, filename, raw, defer_init)
        key = (str(source), self.trim_blocks, self.lstrip_blocks, self.variable_start_string, name, filename)
        if key not in compiled:
            compiled[key] = compile_source(self, source, name, filename, raw, defer_init)
        return compiled[key]

    AnsibleEnvironment.compile = compile_once


def replace_missing_plugins(missing):
    """
    Replaces filters, tests and lookups that this Python lacks, and lookups that read something outside the release.
    The replacements return a mark instead of stopping everything, so a value with the mark counts as not measured. A
    filter applied to a mark returns the mark. The names of the missing ones are added to `missing`.
    """
    find = JinjaPluginIntercept.__getitem__
    wrapped = {}

    def find_or_replace(self, name):
        kind = self._pluginloader.type
        try:
            found = find(self, name)
        except (TemplateSyntaxError, KeyError):
            missing.add((kind, name))
            found = None
        if kind == "test":
            return found or marked_test(name)
        key = (name, found)
        if key not in wrapped:
            wrapped[key] = marked_filter(name, found)
        return wrapped[key]

    JinjaPluginIntercept.__getitem__ = find_or_replace
    get_lookup = lookup_loader.get

    def get_or_replace(name, *args, **kwargs):
        short = name.removeprefix("ansible.builtin.").removeprefix("ansible.legacy.")
        if short == "env":
            return NoEnvironment()
        found = get_lookup(name, *args, **kwargs) if short in KNOWN_LOOKUPS else None
        if found is None:
            return MarkedLookup(name)
        if DOUBTS.subfolder:
            found._subdir = DOUBTS.subfolder
        return found

    lookup_loader.get = get_or_replace
    look_up = Templar._lookup

    def marked_lookup(self, name, /, *args, **kwargs):
        found = look_up(self, name, *args, **kwargs)
        return Mark(f"lookup-{name}") if DOUBTS.marking and isinstance(found, str) and holds_mark(found) else found

    Templar._lookup = marked_lookup


# Names that Ansible itself sets for a task, and reads in every task.
ANSIBLES_OWN = frozenset("ansible_search_path ansible_basedir ansible_managed ansible_loop ansible_delegated_vars".split())


class RecordedVariables(dict):
    """
    All variables in scope. Remembers which of them were read, so that answers can be cached. Unknown facts are noted
    as doubts.
    """

    def __init__(self, variables):
        super().__init__(variables)
        self.read = set()

    def look(self, name):
        """True for an unknown fact that a mark replaces."""
        self.read.add(name)
        if not isinstance(name, str) or not name.startswith("ansible_") or super().__contains__(name) or name in ANSIBLES_OWN:
            return False
        DOUBTS.note(f"the host fact {name.removeprefix('ansible_')}")
        return DOUBTS.marking

    def __getitem__(self, name):
        if self.look(name):
            return Mark(f"fact-{name}")
        value = super().__getitem__(name)
        if isinstance(value, Mark):
            DOUBTS.note(f"the variable {name}")
            DOUBTS.guesses += 1
        return value

    def __contains__(self, name):
        return self.look(name) or super().__contains__(name)

    def get(self, name, default=None):
        self.look(name)
        return super().get(name, default)

    def __iter__(self):
        self.read.add("*")
        return super().__iter__()

    def keys(self):
        self.read.add("*")
        return super().keys()

    def items(self):
        self.read.add("*")
        return super().items()

    def copy(self):
        return self


class Scope:
    """Variables of one context (a set of role defaults) below the user's variables, and the answers found so far."""

    def __init__(self, loader, below, above):
        self.loader = loader
        self.below = below
        self.above = above
        self.templar = Templar(loader, variables={})
        self.answers = {}

    def variables(self, overlay, facts):
        merged = dict(self.below)
        merged.update(overlay)
        merged.update(self.above)
        merged.update(facts)
        return RecordedVariables(merged)

    def ask(self, unit, overlay, facts, compute, reads=None, marks=None, certain=False):
        """
        `compute(variables)` of this unit, or the cached answer if all variables that it read have the same values.
        The names that were read are added to `reads`. A question that only hosts can answer raises NotMeasured. With
        `marks`, marks replace such values, and `marks` is called with the doubts if the answer contains any. With
        `certain`, an answer that is right for only one of several outcomes raises NotMeasured too.
        """
        known = self.answers.setdefault(unit, {})
        for read, by_value in known.items():
            answer = by_value.get(self.fingerprint(read, overlay, facts), MISSING)
            if answer is not MISSING:
                break
        else:
            recorded = self.variables(overlay, facts)
            answer = self.answer(compute, recorded, marks is not None)
            read = frozenset(recorded.read)
            known.setdefault(read, {})[self.fingerprint(read, overlay, facts)] = answer
        if reads is not None:
            reads.update(read)
        value, error, doubts = answer
        if error is None and not (certain and doubts):
            if doubts and marks is not None:
                marks(doubts)
            return value
        if doubts:
            raise NotMeasured(unknown(doubts))
        raise Refused(error)

    @staticmethod
    def answer(compute, variables, marking):
        """The value, the error and the doubts about it. With `marking`, a value with doubts is computed again with
        marks."""
        start, guesses = len(DOUBTS.noted), DOUBTS.guesses
        try:
            answer = (compute(variables), None, ())
            if DOUBTS.guesses == guesses:
                return answer
            answer = (answer[0], None, DOUBTS.since(start))
        except Refused:
            raise
        except Exception as error:  # Any failure in upstream's text is an answer, not the end of the driver.
            answer = (None, error_text(error), DOUBTS.since(start))
        doubts = DOUBTS.since(start)
        if not marking or not doubts or DOUBTS.marking:
            return answer
        DOUBTS.marking = True
        try:
            value = compute(variables)
            return (value, None, DOUBTS.since(start)) if holds_mark(value) else (value, None, ())
        except Exception as error:  # It may still be known without marks. A variable that nothing declares is not a doubt.
            text = error_text(error)
            return (None, text, ()) if re.search(r"'\w+' is undefined|^Mandatory variable '", text) else answer
        finally:
            DOUBTS.marking = False

    def forget(self):
        """Drops the cached answers, after a change of what they depend on."""
        self.answers.clear()

    @staticmethod
    def fingerprint(read, overlay, facts):
        everything = "*" in read
        return repr(
            [
                sorted((name, value) for name, value in source.items() if everything or name in read)
                for source in (overlay, facts)
            ]
        )

    def holds(self, conditions, variables):
        conditional = Conditional(loader=self.loader)
        conditional.when = conditions if isinstance(conditions, list) else [conditions]
        return conditional.evaluate_conditional(self.templar, variables)

    def template(self, value, variables):
        self.templar.available_variables = variables
        return self.templar.template(value)


def error_text(error):
    """The error in one line; for a missing Python library, only that."""
    text = one_line(error) if isinstance(error, AnsibleError) else one_line(error) or type(error).__name__
    library = re.search(r"(?:required Python library|No module named) \(?'?([\w.]+)", f"{error!r} {error}")
    return f"the Python library {library[1]} is missing" if library else text
