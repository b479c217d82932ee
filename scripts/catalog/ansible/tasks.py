"""Parses a task: its module and arguments."""

from ansible.parsing.mod_args import ModuleArgsParser
from ansible.parsing.splitter import parse_kv
from ansible.playbook.block import Block
from ansible.playbook.role_include import IncludeRole
from ansible.playbook.task import Task
from ansible.playbook.task_include import TaskInclude

from scope import NotMeasured

KEYWORDS = frozenset(
    {"block", "rescue", "always", "loop", "loop_control"}
    .union(*(cls.fattributes for cls in (Task, Block, TaskInclude, IncludeRole)))
    .difference({"action", "local_action"})
)
# Modules whose arguments are used by name, so that a `key=value` string has to be parsed.
NAMED_ARGUMENTS = frozenset("template copy set_fact assert fail include_vars include_role import_role helm k8s lineinfile blockinfile replace".split())
BUILTIN = ("ansible.builtin.", "ansible.legacy.")


def as_list(value):
    return [] if value is None else list(value) if isinstance(value, list) else [value]


def module_of(task):
    """Name (without collection) and arguments of a task's module. Raises NotMeasured if it is not a task."""
    name = next((name for name in task if name not in KEYWORDS and not name.startswith("with_")), None)
    if name is None or name in ("action", "local_action"):
        try:
            name, arguments, _ = ModuleArgsParser(task, skip_action_validation=True).parse()
        except Exception as error:
            raise NotMeasured(f"it has no module that can be told: {error}") from error
        return name.split(".")[-1], arguments.get("_raw_params", arguments)
    module, arguments = name.split(".")[-1], task[name]
    if isinstance(arguments, str) and module in NAMED_ARGUMENTS:
        arguments = parse_kv(arguments)
    return module, arguments


def loop_of(task):
    """The key and the terms of a task's loop; None if it has none."""
    return next(((key, task[key]) for key in task if key == "loop" or key.startswith("with_")), None)


def flat_tasks(tasks, conditions=()):
    """The tasks of a list, including those of its blocks, each with the conditions of the blocks around it."""
    for task in tasks or []:
        if not isinstance(task, dict):
            continue
        if "block" in task:
            inherited = [*conditions, *as_list(task.get("when"))]
            for part in ("block", "rescue", "always"):
                yield from flat_tasks(task.get(part), inherited)
        else:
            yield task, list(conditions)


def loop_facts(task, items):
    """What a loop sets for each item, as configured by `loop_control`: the item, its index, and `ansible_loop` if
    extended."""
    control = task.get("loop_control") or {}
    name, index, items = control.get("loop_var", "item"), control.get("index_var"), list(items)
    found = []
    for number, item in enumerate(items):
        facts = {name: item}
        if index:
            facts[index] = number
        if control.get("extended"):
            last = len(items) - 1
            facts["ansible_loop"] = {
                "allitems": items, "index": number + 1, "index0": number, "revindex": last - number + 1,
                "revindex0": last - number, "first": number == 0, "last": number == last, "length": len(items),
            }
        found.append(facts)
    return found
