"""Every check of the whole cluster play: tasks that stop it on purpose, with the conditions under which they run."""

import json
import os
import re

from go_yaml import text_keys
from hosts import HostVariables, Hosts
from marks import DOUBTS, unknown
from scope import NotMeasured, Refused, one_line
from tasks import as_list, loop_facts, loop_of, module_of

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
        # Conditions for the play, and for the role, to go on after a task that may end it.
        self.going_on = []
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
            self.going_on = []
            for entry in play.get("roles") or []:
                entry = {"role": entry} if isinstance(entry, str) else entry
                self.role(entry.get("role") or entry.get("name"), as_list(entry.get("when")))

    def role(self, name, conditions):
        if not isinstance(name, str) or name in self.seen or OTHER_OCCASIONS.search(name) or name not in self.release.roles.names:
            return
        self.seen.add(name)
        # The role that installs Cilium runs for every user here, however the play includes it.
        if name == self.release.cilium_role and not self.holds(conditions):
            conditions = []
        meta = os.path.join(self.release.role_folder(name), "meta", "main.yml")
        loaded = self.release.load(meta) if os.path.isfile(meta) else None
        for dependency in as_list((loaded or {}).get("dependencies")):
            dependency = {"role": dependency} if isinstance(dependency, str) else dependency
            self.role(dependency.get("role") or dependency.get("name"), [*conditions, *as_list(dependency.get("when"))])
        before = len(self.going_on)
        try:
            self.tasks(name, self.release.main_file(name), conditions, {})
        except NotMeasured:
            return
        self.going_on[before:] = [end for end in self.going_on[before:] if not end["role"]]

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
            self.block(role, file, task, unit, conditions, variables)
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
            here = os.path.dirname(file)
            for name in self.names(role, name, task):
                try:
                    self.tasks(role, self.release.task_file(role, name, here), conditions, variables)
                except (NotMeasured, TypeError):
                    continue
        elif module in ("include_role", "import_role"):
            self.role(self.plain(role, arguments.get("name")), conditions)
        elif module == "meta":
            self.meta(arguments, conditions)
        elif task.get("ignore_errors") is True:
            return
        elif module in ("assert", "fail"):
            # A single assertion reads fewer variables than all assertions of a task together.
            for that in as_list(arguments.get("that")) if module == "assert" else ["false"]:
                self.add(role, file, task, conditions, that, variables)
        else:
            self.failing(role, file, task, conditions, variables)

    def add(self, role, file, task, conditions, that, variables):
        self.found.append(
            {
                "file": f"{role}/tasks/{file}",
                "task": str(task.get("name") or ""),
                "role": role,
                "when": [*conditions, *(end["unless"] for end in self.going_on)],
                "that": [that],
                "vars": variables,
                "loop": loop_of(task),
                "control": task.get("loop_control") or {},
            }
        )

    def block(self, role, file, task, unit, conditions, variables):
        """The checks of a block. If it has a rescue, a check in the block stops the play only through a check in the
        rescue."""
        before = len(self.found)
        for index, inner in enumerate(task.get("block") or []):
            self.task(role, file, inner, f"{unit}.{index}", conditions, variables)
        if task.get("rescue"):
            guarded, self.found = self.found[before:], self.found[:before]
            for index, inner in enumerate(task["rescue"]):
                self.task(role, file, inner, f"{unit}.rescue.{index}", [], variables)
            rescuing, self.found = self.found[before:], self.found[:before]
            for check in guarded:
                failing = [f"not ({that})" for that in check["that"]]
                for other in rescuing:
                    self.found.append({**check, **other, "when": [*check["when"], *failing, *other["when"]], "loop": check["loop"], "control": check["control"]})
        for index, inner in enumerate(task.get("always") or []):
            self.task(role, file, inner, f"{unit}.always.{index}", conditions, variables)

    def meta(self, arguments, conditions):
        """Tasks after one that ends the play, or the role, run only if that one is skipped."""
        action = arguments if isinstance(arguments, str) else str((arguments or {}).get("_raw_params"))
        if action not in ("end_play", "end_host", "end_batch", "end_role"):
            return
        met = " and ".join(f"({condition})" for condition in conditions) or "true"
        self.going_on.append({"unless": f"not ({met})", "role": action == "end_role"})

    def failing(self, role, file, task, conditions, variables):
        """A task that fails because of variables, not because of its result."""
        for condition in as_list(task.get("failed_when")):
            names = set(re.findall(r"\b[a-z_]\w*\b", condition)) if isinstance(condition, str) else set()
            if names and not names & {*self.assigned, "result", "false", "true"}:
                self.add(role, file, task, conditions, f"not ({condition})", variables)

    def names(self, role, text, task):
        """The files that an include names, with nothing set: one for each item of its loop."""
        if not isinstance(text, str) or "{{" not in text or loop_of(task) is None:
            return [self.plain(role, text)]
        scope = self.scope(role)
        try:
            items = scope.template(loop_of(task)[1], scope.variables({}, {}))
            return [scope.template(text, scope.variables({}, facts)) for facts in loop_facts(task, items if isinstance(items, list) else [])]
        except Exception:  # A name that only a run knows cannot be followed.
            return []

    def holds(self, conditions):
        """Whether conditions hold with nothing set."""
        scope = self.release.role_scope
        try:
            return not conditions or scope.holds(list(conditions), scope.variables({}, {}))
        except Exception:  # A condition that only a run knows may hold.
            return True

    def plain(self, role, text):
        """A name that may be a template, evaluated with nothing set."""
        if not isinstance(text, str) or "{{" not in text:
            return text
        scope = self.scope(role)
        try:
            return scope.template(text, scope.variables({}, {}))
        except Exception:  # A name that only a run knows cannot be followed.
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
        """A check with the texts of its conditions, and the defaults that its role declares."""
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
            except Exception:  # A default that cannot be evaluated on its own has no value.
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
        """For each assignment: true if the play stops at the check, false if not, a text if that is unknown."""
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
            variables["hostvars"] = with_facts(variables["hostvars"], facts, known)
        if counts:
            variables["groups"] = {
                **variables["groups"],
                **{name: [f"node{i + 1}" for i in range(count)] for name, count in counts.items()},
            }
        items = [{}]
        start = len(DOUBTS.noted)
        try:
            if check["loop"]:
                listed = scope.template(check["loop"][1], variables)
                items = loop_facts({"loop_control": check["control"]}, listed if isinstance(listed, list) else [listed])
            for facts in items:
                variables.update(facts)
                if check["when"] and not scope.holds(list(check["when"]), variables):
                    continue
                if not all(scope.holds(that, variables) for that in check["that"]):
                    return unknown(DOUBTS.since(start)) if len(DOUBTS.noted) > start else True
            return False
        except Refused as error:
            return str(error)
        except Exception as error:  # Any failure in upstream's text is an answer.
            return unknown(DOUBTS.since(start)) if len(DOUBTS.noted) > start else one_line(error)


def with_facts(hostvars, facts, gathered):
    """`hostvars` with facts of every host: a check may read those of its own host there."""
    return Hosts({name: HostVariables({**known, **facts, "ansible_facts": gathered}) for name, known in hostvars.items()})


def plain_data(value):
    return text_keys(json.loads(json.dumps(value, default=str)))
