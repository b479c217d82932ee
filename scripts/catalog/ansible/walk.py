"""One walk through the Cilium role's tasks, as `ansible-playbook` would for the first control plane node."""

import os

import yaml

from go_yaml import digest
from hosts import successful_result
from scope import MISSING, NotMeasured, Refused
from tasks import as_list, loop_of, module_of


class Run:
    """One walk for one set of variables."""

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
        self.reads = set()

    def ask(self, unit, compute, item=MISSING, name="item"):
        """An answer of the role's scope; `item` is the loop variable in force."""
        facts = self.facts if item is MISSING else {**self.facts, name: item}
        return self.release.role_scope.ask(unit, self.overlay, facts, compute, self.reads)

    def tasks(self, file, role, inherited=()):
        for index, task in enumerate(self.release.task_list(role, file)):
            self.task(task, f"{role}/tasks/{file}#{index}", role, list(inherited))

    def task(self, task, unit, role, inherited):
        """One task or block. What is known not to be measurable here is passed over, and reported by the release."""
        if unit in self.release.passed_over:
            return
        try:
            self.any_task(task, unit, role, inherited)
        except NotMeasured as error:
            self.release.report(unit, task, str(error))
        except Refused as error:
            if error.unit is None:
                error.unit, error.task = unit, task
            raise

    def any_task(self, task, unit, role, inherited):
        if "vars" in task:
            outer, self.facts = self.facts, {**self.facts, **task["vars"]}
            self.task({key: value for key, value in task.items() if key != "vars"}, unit, role, inherited)
            self.facts = {name: v for name, v in self.facts.items() if name in outer or name not in task["vars"]}
            return
        conditions = inherited + as_list(task.get("when"))
        if "block" in task:
            for index, inner in enumerate(task["block"]):
                self.task(inner, f"{unit}.{index}", role, conditions)
            for index, inner in enumerate(task.get("always") or []):
                self.task(inner, f"{unit}.always.{index}", role, conditions)
            return
        module, arguments = module_of(task)
        if module in ("include_tasks", "import_tasks", "include", "include_role", "import_role", "include_vars"):
            self.include(module, arguments, task, unit, role, conditions)
            return
        effect = self.ask(f"{unit} task", lambda v: self.leaf(task, module, arguments, unit, role, conditions, v.read))
        self.assertions += effect.assertions
        self.written.update(effect.written)
        self.templates.update(effect.templates)
        self.commands += effect.commands
        self.helm += effect.helm
        self.facts = {**self.facts, **effect.facts}
        for path, content in effect.objects.items():
            self.note(path, content)

    def include(self, module, arguments, task, unit, role, conditions):
        """Goes into files and roles that are included, for each item of a loop."""
        if loop_of(task) is None:
            self.include_once(module, arguments, unit, role, conditions, MISSING, "item")
            return
        name = loop_variable(task)
        for item in self.items(task, unit, conditions):
            outer, self.facts = self.facts, {**self.facts, name: item}
            self.include_once(module, arguments, unit, role, conditions, item, name)
            self.facts = {key: value for key, value in self.facts.items() if key != name or key in outer}

    def include_once(self, module, arguments, unit, role, conditions, item, name):
        scope = self.release.role_scope
        if not self.ask(unit, lambda v: scope.holds(conditions, v), item, name):
            return
        given = self.ask(f"{unit} args", lambda v: scope.template(arguments, v), item, name)
        if module == "include_vars":
            self.include_vars(given, role)
        elif module in ("include_role", "import_role"):
            if given.get("name") not in self.release.roles.names:
                raise NotMeasured(f"the role {given.get('name')} is not in the release")
            self.tasks(self.release.main_file(given["name"], given.get("tasks_from", "main")), given["name"])
        else:
            file = given if isinstance(given, str) else given.get("file") or given.get("_raw_params")
            here = os.path.dirname(unit.split("#")[0].split("/tasks/")[1])
            self.tasks(self.release.task_file(role, file, here), role)

    def include_vars(self, given, role):
        given = {"file": given} if isinstance(given, str) else given
        file = given.get("file") or given.get("_raw_params")
        if file is None:
            raise NotMeasured("it reads a whole folder of variables")
        found = self.release.variables_file(role, file)
        self.facts = {**self.facts, **({given["name"]: found} if "name" in given else found)}

    def leaf(self, task, module, arguments, unit, role, conditions, reads):
        """What one task does, as a run of its own; kept as long as nothing changes that it looks at."""
        run = Run(self.release, self.overlay)
        run.facts = dict(self.facts)
        run.reads = reads
        run.loop(task, module, arguments, unit, role, conditions)
        run.facts = {name: value for name, value in run.facts.items() if self.facts.get(name, MISSING) is not value}
        return run

    def loop(self, task, module, arguments, unit, role, conditions):
        file = unit.split("#")[0].split("/tasks/")[1]
        name = loop_variable(task)
        results = []
        for item in self.items(task, unit, conditions):
            skipped = not self.condition(unit, conditions, item, name)
            if not skipped:
                self.perform(module, task, arguments, unit, role, item, name)
            result = {**successful_result(), "skipped": skipped}
            results.append(result if item is MISSING else {**result, name: item})
        if module not in ("assert", "fail"):
            self.note(f"tasks/{file}", [unit, [not result["skipped"] for result in results]])
        if "register" in task:
            looped = loop_of(task) is not None
            self.facts[task["register"]] = {**successful_result(), "results": results} if looped else results[0]

    def items(self, task, unit, conditions):
        loop = loop_of(task)
        if loop is None:
            return [MISSING]
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

                return self.ask(f"{unit} loop", look)
        except Refused:
            # As Ansible does: a loop over something undefined is fine if the task is skipped anyway.
            if not self.condition(unit, conditions, MISSING, "item"):
                return []
            raise
        if isinstance(found, str):
            raise Refused(f"the loop gets a text instead of a list: {found[:80]}")
        return found if key == "loop" else [x for item in found for x in (item if isinstance(item, list) else [item])]

    def condition(self, unit, conditions, item, name):
        if not conditions:
            return True
        return self.ask(f"{unit} when", lambda v: self.release.role_scope.holds(conditions, v), item, name)

    def perform(self, module, task, arguments, unit, role, item, name):
        scope = self.release.role_scope
        file = unit.split("#")[0].split("/tasks/")[1]
        if module in ("assert", "fail"):
            failed = [
                that
                for that in (as_list(arguments["that"]) if module == "assert" else ["false"])
                if not self.ask(f"{unit} that {that}", lambda v: scope.holds(that, v), item, name)
            ]
            conditions = [str(condition) for condition in as_list(task.get("when"))]
            self.assertions += [
                {"file": f"{role}/tasks/{file}", "that": str(that), "when": conditions} for that in failed
            ]
            return
        if module == "set_fact":
            for fact, value in arguments.items():
                self.facts[fact] = self.ask(f"{unit} {fact}", lambda v: scope.template(value, v), item, name)
            return
        if module in ("debug", "meta", "pause"):
            return
        if module == "template":
            self.write_template(arguments, unit, role, item, name)
            return
        seen = self.ask(f"{unit} args", lambda v: scope.template(arguments, v), item, name)
        if module == "copy" and "content" in seen:
            self.written[seen["dest"]] = str(seen["content"])
            self.templates[seen["dest"]] = None
            return
        if module == "k8s" and isinstance(seen, dict) and "definition" in seen:
            documents = as_list(seen["definition"])
            self.written[unit] = "---\n".join(d if isinstance(d, str) else yaml.safe_dump(d) for d in documents)
            self.templates[unit] = f"tasks/{file}"
            return
        if module == "helm" and isinstance(seen, dict):
            self.helm.append(seen)
        if module in ("command", "shell", "raw"):
            line = seen if isinstance(seen, str) else command_line(seen)
            self.commands.append(line)
        self.note(f"tasks/{file}", [unit, seen])
        retries = {key: task[key] for key in ("until", "retries", "delay", "environment") if key in task}
        if retries:
            retries.pop("until", None)
            self.note(f"tasks/{file}", self.ask(f"{unit} retries", lambda v: scope.template(retries, v), item, name))

    def write_template(self, arguments, unit, role, item, name):
        scope = self.release.role_scope
        source, destination = self.ask(
            f"{unit} args", lambda v: [scope.template(arguments[key], v) for key in ("src", "dest")], item, name
        )
        content = self.ask(
            f"{unit} content {source}",
            lambda v: self.release.render_template(scope, role, source, destination, arguments, v),
            item,
            name,
        )
        if destination.endswith("/"):
            destination += os.path.basename(source).removesuffix(".j2")
        self.written[destination] = content
        self.templates[destination] = f"templates/{source}"

    def note(self, path, content):
        self.objects[path] = digest([self.objects.get(path), content])


def loop_variable(task):
    return (task.get("loop_control") or {}).get("loop_var", "item")


def command_line(given):
    """The command of a module's arguments, which may be a list of words."""
    text = given.get("cmd") or given.get("_raw_params")
    return str(text) if text else " ".join(str(word) for word in given.get("argv") or [])
