"""Every check of the whole cluster play: tasks that stop it on purpose, with the conditions under which they run."""

import json
import os
import re

from go_yaml import text_keys
from scope import NotMeasured, Refused, one_line
from tasks import as_list, loop_of, module_of

# Plays and roles for other occasions than a first installation.
OTHER_OCCASIONS = re.compile(r"(^|/)(reset|upgrade|recover_control_plane|remove[-_]node|molecule|win_nodes)(/|$)")
PLAYBOOKS = ("playbooks/cluster.yml", "cluster.yml")
# Groups whose number of hosts is varied.
COUNTED = ("kube_control_plane", "etcd", "kube_node", "k8s_cluster")


class Checks:
    """The checks of one release, in the order of the play."""

    def __init__(self, release):
        self.release = release
        self.found = []
        self.seen = set()
        self.assigned = set()
        self.scopes = {}
        playbook = next((path for path in PLAYBOOKS if os.path.isfile(os.path.join(release.folder, path)) and self.has_roles(path)), None)
        if playbook:
            self.playbook(playbook)
        for role in ("kubernetes/preinstall", "validate_inventory", release.cilium_role):
            self.role(role, [])

    def has_roles(self, path):
        return any("hosts" in play or "import_playbook" in play for play in self.load(path) if isinstance(play, dict))

    def load(self, path):
        return self.release.load(os.path.join(self.release.folder, path)) or []

    def playbook(self, path):
        if path in self.seen or not os.path.isfile(os.path.join(self.release.folder, path)):
            return
        self.seen.add(path)
        for play in self.load(path):
            imported = next((play[key] for key in play if key.split(".")[-1] in ("import_playbook", "include")), None)
            if isinstance(imported, str) and "{{" not in imported:
                self.playbook(os.path.normpath(os.path.join(os.path.dirname(path), imported)))
                continue
            for entry in play.get("roles") or []:
                entry = {"role": entry} if isinstance(entry, str) else entry
                self.role(entry.get("role") or entry.get("name"), as_list(entry.get("when")))

    def role(self, name, conditions):
        if not isinstance(name, str) or name in self.seen or OTHER_OCCASIONS.search(name) or name not in self.release.roles.names:
            return
        self.seen.add(name)
        meta = os.path.join(self.release.role_folder(name), "meta", "main.yml")
        loaded = self.release.load(meta) if os.path.isfile(meta) else None
        for dependency in as_list((loaded or {}).get("dependencies")):
            dependency = {"role": dependency} if isinstance(dependency, str) else dependency
            self.role(dependency.get("role") or dependency.get("name"), [*conditions, *as_list(dependency.get("when"))])
        try:
            self.tasks(name, self.release.main_file(name), conditions, {})
        except NotMeasured:
            return

    def tasks(self, role, file, conditions, variables):
        key = (role, file)
        if key in self.seen:
            return
        self.seen.add(key)
        for index, task in enumerate(self.release.task_list(role, file)):
            if isinstance(task, dict):
                self.task(role, file, task, f"{role}/tasks/{file}#{index}", conditions, variables)

    def task(self, role, file, task, unit, conditions, variables):
        conditions = [*conditions, *as_list(task.get("when"))]
        variables = {**variables, **(task.get("vars") or {})}
        if "block" in task:
            for part in ("block", "always"):
                for index, inner in enumerate(task.get(part) or []):
                    self.task(role, file, inner, f"{unit}.{index}", conditions, variables)
            return
        try:
            module, arguments = module_of(task)
        except NotMeasured:
            return
        if "register" in task:
            self.assigned.add(task["register"])
        if module == "set_fact" and isinstance(arguments, dict):
            self.assigned.update(arguments)
        if module in ("include_tasks", "import_tasks", "include"):
            name = arguments if isinstance(arguments, str) else arguments.get("file") or arguments.get("_raw_params")
            name = self.plain(role, name)
            here = os.path.dirname(file)
            try:
                self.tasks(role, self.release.task_file(role, name, here), conditions, variables)
            except (NotMeasured, TypeError):
                return
        elif module in ("include_role", "import_role"):
            self.role(self.plain(role, arguments.get("name")), conditions)
        elif module in ("assert", "fail"):
            # Each assertion by itself looks at fewer variables than all of a task's together.
            for that in as_list(arguments.get("that")) if module == "assert" else ["false"]:
                self.found.append(
                    {
                        "file": f"{role}/tasks/{file}",
                        "task": str(task.get("name") or ""),
                        "role": role,
                        "when": conditions,
                        "that": [that],
                        "vars": variables,
                        "loop": loop_of(task),
                    }
                )

    def plain(self, role, text):
        """A name that may be a template, with nothing set."""
        if not isinstance(text, str) or "{{" not in text:
            return text
        scope = self.scope(role)
        try:
            return scope.template(text, scope.variables({}, {}))
        except Exception:  # What only a run knows cannot be followed.
            return text

    def scope(self, role):
        if role not in self.scopes:
            release = self.release
            own = release.role_variables([role], "defaults")
            self.scopes[role] = release.scope(
                {**release.role_scope.below, **own, **{k: v for k, v in release.role_scope.below.items() if k.startswith("ansible_") or k in ("groups", "group_names", "hostvars")}},
                {**release.role_scope.above, **release.role_variables([role], "vars")},
            )
        return self.scopes[role]

    def describe(self):
        return [self.description(check) for check in self.found]

    def description(self, check):
        """A check with the texts of its conditions, and defaults of what its role declares."""
        scope = self.scope(check["role"])
        values, declared = {}, {}
        variables = scope.variables({}, {})
        texts = json.dumps([check["when"], check["that"], check["vars"], check["loop"]], default=str)
        names = set(re.findall(r"\b[a-z_]\w*\b", texts))
        for name in sorted(names):
            if name not in scope.below and name not in scope.above:
                continue
            declared[name] = {**scope.below, **scope.above}[name]
            try:
                values[name] = scope.template(declared[name], variables)
            except Exception:  # A default that comes to nothing by itself has no value.
                continue
        return {
            "file": check["file"],
            "task": check["task"],
            "texts": [str(text) for text in [*check["when"], *check["that"], *check["vars"].values()]],
            "loop": check["loop"],
            "own": sorted({*check["vars"], *(name for name in self.assigned if name not in declared)}),
            "declared": plain_data(declared),
            "values": plain_data(values),
        }

    def evaluate(self, index, sets):
        """For each assignment: true if the play stops at the check, false if not, a text where that cannot be told."""
        check = self.found[index]
        return [self.evaluate_one(check, self.scope(check["role"]), overlay) for overlay in sets]

    def evaluate_one(self, check, scope, overlay):
        counts = {name[len("groups."):]: value for name, value in overlay.items() if name.startswith("groups.")}
        given = {name: value for name, value in overlay.items() if not name.startswith("groups.")}
        facts = {k: given.pop(k) for k in [*given] if k.startswith("ansible_")}
        variables = scope.variables(given, check["vars"])
        if facts:
            variables.update(facts)
            known = dict(variables["ansible_facts"])
            known.update({k.removeprefix("ansible_"): v for k, v in facts.items()})
            variables["ansible_facts"] = known
        if counts:
            variables["groups"] = {
                **variables["groups"],
                **{name: [f"node{i + 1}" for i in range(count)] for name, count in counts.items()},
            }
        items = [None]
        texts = str([check["when"], check["that"], check["vars"]])
        try:
            if check["loop"]:
                items = scope.template(check["loop"][1], variables)
            for item in items if isinstance(items, list) else [items]:
                if check["loop"]:
                    variables["item"] = item
                if check["when"] and not scope.holds(list(check["when"]), variables):
                    continue
                if not all(scope.holds(that, variables) for that in check["that"]):
                    missing = [name for _, name in self.release.missing_plugins if re.search(rf"\b{re.escape(name)}\b", texts)]
                    return f"not-measured: {missing}" if missing else True
            return False
        except Refused as error:
            return str(error)
        except Exception as error:  # Whatever goes wrong in upstream's text is an answer.
            return one_line(error)


def plain_data(value):
    return text_keys(json.loads(json.dumps(value, default=str)))
