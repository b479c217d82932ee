"""One walk through the Cilium role's tasks, in the order of `ansible-playbook` on the first control plane node."""

import json
import os
import re

import yaml

from go_yaml import digest
from hosts import skipped_result, successful_result
from marks import DOUBTS, Mark, holds_mark, unknown
from scope import NotMeasured, Refused
from tasks import as_list, loop_facts, loop_of, module_of

# Modules that change a file which another task may have written.
EDITING = frozenset("lineinfile blockinfile replace ini_file assemble".split())
# The folders in which the lookups of a task search for files.
SUBFOLDERS = {"include_vars": "vars", "template": "templates", "include_tasks": "tasks", "import_tasks": "tasks"}
NOTHING = {}


class Ended(Exception):
    """A task ends the play, or the role, here."""

    def __init__(self, role_only=False):
        super().__init__()
        self.role_only = role_only


class Run:
    """One walk with one set of variables."""

    def __init__(self, release, overlay):
        self.release = release
        self.overlay = overlay
        self.facts = {}
        self.assertions = []
        self.written = {}
        self.templates = {}
        self.objects = {}
        self.commands = []
        self.helm = []
        self.notified = []
        self.edited = []
        self.ended = None
        self.reads = set()
        # The current task, for reports.
        self.unit, self.current = None, None

    def ask(self, unit, compute, item=NOTHING, marks=False, certain=False):
        """An answer of the role's scope; `item` has the loop variables. With `marks`, values that only hosts know
        become marks."""
        facts = {**self.facts, **item} if item else self.facts
        note = self.doubtful if marks else None
        return self.release.role_scope.ask(unit, self.overlay, facts, compute, self.reads, note, certain)

    def doubtful(self, doubts):
        self.release.report(self.unit, self.current, f"{unknown(doubts)}; what is made of them is left out")

    def role(self, role, file, inherited=()):
        """Runs the tasks of a role from one of its files on, with the variables that describe the role."""
        folder = self.release.role_folder(role)
        own = {"role_path": folder, "role_name": os.path.basename(role)}
        outer = {name: self.facts[name] for name in own if name in self.facts}
        if role != self.release.cilium_role:
            self.facts = {**self.facts, **own}
        try:
            self.tasks(file, role, inherited)
        except Ended as end:
            if not end.role_only:
                raise
        finally:
            self.facts = {**{name: value for name, value in self.facts.items() if name not in own}, **outer}

    def tasks(self, file, role, inherited=()):
        for index, task in enumerate(self.release.task_list(role, file)):
            self.task(task, f"{role}/tasks/{file}#{index}", role, list(inherited))

    def handlers(self, roles):
        """Runs the notified handlers at the end."""
        for role in roles:
            for index, task in enumerate(self.release.handlers(role)):
                names = {task.get("name"), *as_list(task.get("listen"))} if isinstance(task, dict) else set()
                if names & set(self.notified):
                    self.task(task, f"{role}/handlers/main.yml#{index}", role, [])

    def task(self, task, unit, role, inherited):
        """One task or block. A task that is known not to be measurable is skipped; the release reports it."""
        if unit in self.release.passed_over or not isinstance(task, dict):
            return
        try:
            self.any_task(task, unit, role, inherited)
        except NotMeasured as error:
            self.release.report(unit, task, str(error))
            if "register" in task:
                self.facts = {**self.facts, task["register"]: successful_result(str(task.get("name") or ""))}
        except Refused as error:
            if error.unit is None:
                error.unit, error.task = unit, task
            raise

    def any_task(self, task, unit, role, inherited):
        if "vars" in task:
            outer, self.facts = self.facts, {**self.facts, **task["vars"]}
            self.task({key: value for key, value in task.items() if key != "vars"}, unit, role, inherited)
            self.facts = {
                name: outer.get(name, value) if name in task["vars"] else value
                for name, value in self.facts.items()
                if name in outer or name not in task["vars"]
            }
            return
        conditions = inherited + as_list(task.get("when"))
        if "block" in task:
            self.block(task, unit, role, conditions)
            return
        module, arguments = module_of(task)
        self.unit, self.current = unit, task
        DOUBTS.subfolder = SUBFOLDERS.get(module)
        if module in ("include_tasks", "import_tasks", "include", "include_role", "import_role", "include_vars"):
            self.include(module, arguments, task, unit, role, conditions)
            return
        try:
            effect = self.ask(f"{unit} task", lambda v: self.leaf(task, module, arguments, unit, role, conditions, v.read))
        except NotMeasured:
            raise
        except Refused:
            if self.ignores_errors(task, unit):
                return
            raise
        if not effect.assertions or not self.ignores_errors(task, unit):
            self.assertions += effect.assertions
        self.written.update(effect.written)
        self.templates.update(effect.templates)
        self.commands += effect.commands
        self.helm += effect.helm
        self.notified += effect.notified
        self.facts = {**self.facts, **effect.facts}
        for path, content in effect.objects.items():
            self.note(path, content)
        for path in effect.edited:
            if path in self.written:
                self.release.report(unit, task, f"it edits {path}, which another task writes, and the edit is left out")
        if effect.ended:
            raise effect.ended

    def ignores_errors(self, task, unit):
        ignored = task.get("ignore_errors", False)
        return ignored and self.ask(f"{unit} ignore", lambda v: self.release.role_scope.holds(ignored, v))

    def block(self, task, unit, role, conditions):
        """A block; if one of its tasks fails, its rescue tasks."""
        try:
            failed = self.rescued(task, unit, role, conditions) if task.get("rescue") else False
            if not task.get("rescue"):
                for index, inner in enumerate(task["block"] or []):
                    self.task(inner, f"{unit}.{index}", role, conditions)
            if failed:
                for index, inner in enumerate(task["rescue"]):
                    self.task(inner, f"{unit}.rescue.{index}", role, conditions)
        finally:
            for index, inner in enumerate(task.get("always") or []):
                self.task(inner, f"{unit}.always.{index}", role, conditions)

    def rescued(self, task, unit, role, conditions):
        """True if a task of a block fails. The block then ends, and the failure stops nothing else."""
        before = len(self.assertions)
        for index, inner in enumerate(task["block"] or []):
            try:
                self.task(inner, f"{unit}.{index}", role, conditions)
            except Refused:
                return True
            if len(self.assertions) > before:
                del self.assertions[before:]
                return True
        return False

    def include(self, module, arguments, task, unit, role, conditions):
        """Follows included files and roles, for each item of a loop."""
        if loop_of(task) is None:
            self.include_once(module, arguments, task, unit, role, conditions, NOTHING)
            return
        for item in self.items(task, unit, conditions):
            outer, self.facts = self.facts, {**self.facts, **item}
            self.include_once(module, arguments, task, unit, role, conditions, item)
            self.facts = {
                key: outer.get(key, value) if key in item else value
                for key, value in self.facts.items()
                if key not in item or key in outer
            }

    def include_once(self, module, arguments, task, unit, role, conditions, item):
        scope = self.release.role_scope
        if not self.condition(unit, conditions, item, certain=False):
            return
        given = self.ask(f"{unit} args", lambda v: scope.template(arguments, v), item)
        if module == "include_vars":
            self.include_vars(given, role)
        elif module in ("include_role", "import_role"):
            name = given.get("name") if isinstance(given, dict) else given
            if name not in self.release.roles.names:
                raise NotMeasured(f"the role {name} is not in the release")
            self.release.adopt(name)
            self.role(name, self.release.main_file(name, given.get("tasks_from", "main")))
        else:
            file = given if isinstance(given, str) else given.get("file") or given.get("_raw_params")
            self.tasks(self.release.task_file(role, file, os.path.dirname(file_of(unit))), role)

    def include_vars(self, given, role):
        given = {"file": given} if isinstance(given, str) else given
        file = given.get("file") or given.get("_raw_params")
        if file is None:
            found = self.release.variables_folder(role, given)
        else:
            found = self.release.variables_file(role, file)
        self.facts = {**self.facts, **({given["name"]: found} if "name" in given else found)}

    def leaf(self, task, module, arguments, unit, role, conditions, reads):
        """The effect of one task, as a run of its own; cached as long as the variables that it reads stay the same."""
        run = Run(self.release, self.overlay)
        run.facts = dict(self.facts)
        run.reads = reads
        run.unit, run.current = unit, task
        run.loop(task, module, arguments, unit, role, conditions)
        run.facts = {name: value for name, value in run.facts.items() if self.facts.get(name, Run) is not value}
        return run

    def loop(self, task, module, arguments, unit, role, conditions):
        results = []
        for item in self.items(task, unit, conditions):
            skipped = not self.condition(unit, conditions, item, certain=module in ("assert", "fail", "meta"))
            if not skipped:
                self.perform(module, task, arguments, unit, role, item)
                self.notified += [name for name in as_list(task.get("notify")) if isinstance(name, str)]
            result = skipped_result() if skipped else successful_result(str(task.get("name") or ""))
            result.update(item)
            results.append(result)
        if module not in ("assert", "fail"):
            self.note(f"tasks/{file_of(unit)}", [unit, [not result["skipped"] for result in results]])
        if "register" in task:
            result = results[0] if loop_of(task) is None else successful_result(str(task.get("name") or ""))
            if loop_of(task) is not None:
                result["results"] = results
            self.facts[task["register"]] = result
        if "failed_when" in task and any(not result["skipped"] for result in results):
            self.failed_when(task, unit, role, conditions)

    def failed_when(self, task, unit, role, conditions):
        """A task whose `failed_when` depends on variables. Conditions on its output count as success."""
        scope = self.release.role_scope
        failing = as_list(task["failed_when"])
        known = {"result": successful_result()}
        start = len(DOUBTS.noted)
        try:
            failed = self.ask(f"{unit} failed", lambda v: scope.holds(failing, v), known)
        except Refused:
            return
        if failed and len(DOUBTS.noted) == start and not self.reads_result(task, failing):
            that = " and ".join(str(condition) for condition in failing)
            self.assertions.append({"file": path_of(unit), "that": f"not ({that})", "when": [str(c) for c in conditions]})

    def reads_result(self, task, texts):
        name = task.get("register")
        return name is not None and re.search(rf"\b{re.escape(name)}\b", str(texts)) is not None

    def items(self, task, unit, conditions):
        """The loop variables for each item; a single empty entry if the task has no loop."""
        loop = loop_of(task)
        if loop is None:
            return [NOTHING]
        key, terms = loop
        scope = self.release.role_scope
        try:
            if key in ("loop", "with_items"):
                found = self.ask(f"{unit} loop", lambda v: scope.template(terms, v))
            else:
                lookup = key.removeprefix("with_")

                def look(variables):
                    found = scope.template(terms, variables)
                    variables["loop_terms"] = found if isinstance(found, list) else [found]
                    return scope.template(f"{{{{ query('{lookup}', *loop_terms) }}}}", variables)

                return loop_facts(task, self.ask(f"{unit} loop", look))
        except Refused:
            # As in Ansible, a loop over something undefined is no error if the task is skipped anyway.
            if not self.condition(unit, conditions, NOTHING):
                return []
            raise
        if isinstance(found, str):
            raise Refused(f"the loop gets a text instead of a list: {found[:80]}")
        flat = found if key == "loop" else [x for item in found for x in (item if isinstance(item, list) else [item])]
        return loop_facts(task, flat)

    def condition(self, unit, conditions, item, certain=True):
        """Whether a task runs. Without `certain`, a condition that only hosts can answer counts as true, and is
        reported."""
        if not conditions:
            return True
        scope = self.release.role_scope
        try:
            return self.ask(f"{unit} when", lambda v: scope.holds(conditions, v), item)
        except NotMeasured as error:
            if certain:
                raise
            self.release.report(unit, self.current, f"{error}; its condition counts as met")
        for number, condition in enumerate(conditions):
            try:
                if not self.ask(f"{unit} when {number}", lambda v: scope.holds([condition], v), item):
                    return False
            except NotMeasured:
                continue
        return True

    def perform(self, module, task, arguments, unit, role, item):
        scope = self.release.role_scope
        if module in ("assert", "fail"):
            self.check(module, task, arguments, unit, item)
            return
        if module == "set_fact":
            for fact, value in arguments.items():
                self.facts[fact] = self.fact(f"{unit} {fact}", value, item)
            return
        if module == "meta":
            self.meta(arguments)
            return
        if module in ("debug", "pause"):
            return
        if module == "template":
            self.write_template(arguments, unit, role, item)
            return
        seen = self.ask(f"{unit} args", lambda v: scope.template(arguments, v), item, marks=True)
        if module == "copy" and "content" in seen:
            content = seen["content"]
            self.written[seen["dest"]] = str(content) if isinstance(content, str) else json.dumps(content, default=str)
            self.templates[seen["dest"]] = path_of(unit, role)
            return
        if module == "k8s" and isinstance(seen, dict) and "definition" in seen:
            documents = as_list(seen["definition"])
            self.written[unit] = "---\n".join(d if isinstance(d, str) else yaml.safe_dump(d) for d in documents)
            self.templates[unit] = path_of(unit, role)
            return
        if module in EDITING and isinstance(seen, dict):
            self.edited.append(str(seen.get("path") or seen.get("dest")))
        if module == "helm" and isinstance(seen, dict):
            self.helm.append(seen)
        if module in ("command", "shell", "raw"):
            line = seen if isinstance(seen, str) else command_line(seen)
            self.commands.append(line)
        self.note(f"tasks/{file_of(unit)}", [unit, seen])
        retries = {key: task[key] for key in ("until", "retries", "delay", "environment") if key in task}
        if retries:
            retries.pop("until", None)
            self.note(f"tasks/{file_of(unit)}", self.ask(f"{unit} retries", lambda v: scope.template(retries, v), item))

    def check(self, module, task, arguments, unit, item):
        scope = self.release.role_scope
        failed = [
            that
            for that in (as_list(arguments["that"]) if module == "assert" else ["false"])
            if not self.ask(f"{unit} that {that}", lambda v: scope.holds(that, v), item, certain=True)
        ]
        conditions = [str(condition) for condition in as_list(task.get("when"))]
        self.assertions += [{"file": path_of(unit), "that": str(that), "when": conditions} for that in failed]

    def fact(self, unit, value, item):
        """The value of a fact that a task sets; a mark if it cannot be computed."""
        try:
            found = self.ask(unit, lambda v: self.release.role_scope.template(value, v), item, marks=True)
            return Mark("fact") if isinstance(found, str) and holds_mark(found) else found
        except NotMeasured as error:
            self.release.report(self.unit, self.current, str(error))
            return Mark("fact")

    def meta(self, arguments):
        action = arguments if isinstance(arguments, str) else arguments.get("_raw_params") or ""
        if action in ("end_play", "end_host", "end_batch"):
            self.ended = Ended()
        elif action == "end_role":
            self.ended = Ended(role_only=True)

    def write_template(self, arguments, unit, role, item):
        scope = self.release.role_scope
        source, destination = self.ask(
            f"{unit} args", lambda v: [scope.template(arguments[key], v) for key in ("src", "dest")], item
        )
        content = self.ask(
            f"{unit} content {source}",
            lambda v: self.release.render_template(scope, role, source, destination, arguments, v),
            item,
            marks=True,
        )
        if destination.endswith("/"):
            destination += os.path.basename(source).removesuffix(".j2")
        self.written[destination] = content
        self.templates[destination] = f"templates/{self.release.below_templates(role, source)}"

    def note(self, path, content):
        self.objects[path] = digest([self.objects.get(path), content])


def file_of(unit):
    """The file of a task relative to the `tasks` or `handlers` of its role."""
    return re.split(r"/(?:tasks|handlers)/", unit.split("#")[0], maxsplit=1)[1]


def path_of(unit, role=None):
    """The file of a task relative to `roles/`, or to its role."""
    path = unit.split("#")[0]
    return path.removeprefix(f"{role}/") if role else path


def command_line(given):
    """The command in a module's arguments, which may be a list of words."""
    text = given.get("cmd") or given.get("_raw_params")
    return str(text) if text else " ".join(str(word) for word in given.get("argv") or [])
