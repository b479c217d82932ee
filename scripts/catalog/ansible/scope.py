"""Variables in scope and ansible-core's evaluation of them, fast enough to ask it thousands of questions."""

import re

from ansible.errors import AnsibleError
from ansible.playbook.conditional import Conditional
from ansible.template import AnsibleEnvironment, JinjaPluginIntercept, Templar
from jinja2.exceptions import TemplateSyntaxError

MISSING = object()

# Stands in outputs for what a filter would have made that this Python does not have, or for an undefined variable.
NOT_MEASURED = "not-measured"


class Refused(Exception):
    """The release refuses or fails to render; the text is one line. `unit` is the task, once it is known."""

    unit = None


class NotMeasured(Refused):
    """Not the release's refusal, but a limit of this driver: the task needs something that is not known here."""


def one_line(error):
    return " ".join(str(getattr(error, "message", None) or error).split())[:300]


def cache_compiled_templates():
    """Compile each Jinja source once: the code depends on the source and the block settings only."""
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
    Filters and tests that this Python lacks become ones that give a mark instead of stopping everything: what holds the
    mark is then known not to be measured. Their names are added to `missing`.
    """
    find = JinjaPluginIntercept.__getitem__

    def find_or_replace(self, name):
        try:
            return find(self, name)
        except (TemplateSyntaxError, KeyError):
            kind = self._pluginloader.type
            missing.add((kind, name))
            if kind == "test":
                return lambda *_, **__: False
            return lambda *_, **__: f"{NOT_MEASURED}-{kind}-{name}"

    JinjaPluginIntercept.__getitem__ = find_or_replace


class RecordedVariables(dict):
    """
    All variables in scope; remembers which of them were asked for, so that answers can be kept. Facts that nobody knows
    are added to `unknown_facts`.
    """

    def __init__(self, variables, unknown_facts):
        super().__init__(variables)
        self.read = set()
        self.unknown_facts = unknown_facts

    def look(self, name):
        self.read.add(name)
        if isinstance(name, str) and name.startswith("ansible_") and not super().__contains__(name):
            self.unknown_facts.append(name.removeprefix("ansible_"))

    def __getitem__(self, name):
        self.look(name)
        return super().__getitem__(name)

    def __contains__(self, name):
        self.look(name)
        return super().__contains__(name)

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
    """Variables of one context (a set of role defaults) with the user's on top, and the answers found so far."""

    def __init__(self, loader, below, above, unknown_facts):
        self.loader = loader
        self.below = below
        self.above = above
        self.unknown_facts = unknown_facts
        self.templar = Templar(loader, variables={})
        self.answers = {}

    def variables(self, overlay, facts):
        merged = dict(self.below)
        merged.update(overlay)
        merged.update(self.above)
        merged.update(facts)
        return RecordedVariables(merged, self.unknown_facts)

    def ask(self, unit, overlay, facts, compute, reads=None):
        """
        `compute(variables)` of this unit, or the kept answer if nothing that it read has another value.
        The names that were read are added to `reads`.
        """
        known = self.answers.setdefault(unit, {})
        for read, by_value in known.items():
            answer = by_value.get(self.fingerprint(read, overlay, facts), MISSING)
            if answer is not MISSING:
                break
        else:
            recorded = self.variables(overlay, facts)
            asked = len(self.unknown_facts)
            try:
                answer = (compute(recorded), None, ())
            except Refused:
                raise
            except Exception as error:  # Whatever goes wrong in upstream's text is an answer, not the end of the driver.
                answer = (None, error_text(error), tuple(dict.fromkeys(self.unknown_facts[asked:])))
            read = frozenset(recorded.read)
            known.setdefault(read, {})[self.fingerprint(read, overlay, facts)] = answer
        if reads is not None:
            reads.update(read)
        value, error, facts_needed = answer
        if error is None:
            return value
        if facts_needed:
            names = ", ".join(sorted(facts_needed))
            raise NotMeasured(f"it reads host facts that the invented hosts do not have: {names}")
        raise Refused(error)

    def forget(self):
        """Drops the kept answers, after a change of what lies below."""
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
    """One line; for a Python library that is missing, only that."""
    text = one_line(error) if isinstance(error, AnsibleError) else one_line(error) or type(error).__name__
    library = re.search(r"(?:required Python library|No module named) \(?'?([\w.]+)", f"{error!r} {error}")
    return f"the Python library {library[1]} is missing" if library else text
