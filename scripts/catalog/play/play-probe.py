"""Run the whole cluster play of one extracted Kubespray release, as far as it decides about Cilium, without a cluster.

usage: play-probe.py RELEASE_DIR

Reads one JSON object a line on stdin and answers with one JSON object a line on stdout:

    {"describe": true}               what the release declares (see `Release.describe`)
    {"checks": true}                 the checks of all roles of the play (see `Checks.describe`)
    {"check": 7, "sets": [{...}]}    whether the play stops at a check with these variables (see `Checks.evaluate`)
    {"set": {...}}                   what the Cilium role makes of these variables, manifests by digest (see `observe`)
    {"files": {...}}                 owners of what the play makes on the nodes with these variables (see `owners`)
    {"installer": {...}}             the tasks that run the installer, with their environment (see `installer`)

Loading, precedence, conditions, loops and templates are ansible-core's, by the driver in `../ansible`.
"""

import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "ansible"))

from ansible.plugins.loader import init_plugin_loader

from checks import Checks
from go_yaml import digest, parse_documents
from release import INSTALL_COMMAND, Release
from scope import Refused, cache_compiled_templates, one_line, replace_missing_plugins
from tasks import as_list, flat_tasks, module_of
from walk import Run, command_line
import re


class Play:
    def __init__(self, release):
        self.release = release
        self.checks = Checks(release)
        self.contents = set()

    def observe(self, overlay):
        """
        - error, errorIn: why rendering fails, and the task; broken: manifests that are not valid YAML, by template
        - config, typeErrors, values, objects: as in the other driver
        - manifests: digest by template and number of the document; contents: those that were not sent before
        - reads: every variable that was read
        """
        release = self.release
        run = Run(release, overlay)
        answer = {"objects": run.objects, "facts": {}, "manifests": {}, "broken": {}}
        try:
            release.walk(run, answer)
        except Refused as error:
            answer["error"] = str(error)
            if error.unit:
                answer["errorIn"] = error.unit
                task = getattr(error, "task", None)
                answer["errorTask"] = str(task.get("name") or "") if isinstance(task, dict) else ""
        for path, content in run.written.items():
            template = run.templates.get(path)
            if template is None or path.endswith(".conflist"):
                continue
            try:
                documents = parse_documents(content, template)
            except Refused as error:
                answer["broken"][template] = str(error)
                continue
            for number, document in enumerate(documents):
                if isinstance(document, dict) and "kind" in document:
                    key = digest(document)
                    if key not in self.contents:
                        self.contents.add(key)
                        answer.setdefault("contents", {})[key] = document
                    answer["manifests"][f"{template}#{number}"] = key
        answer["reads"] = sorted(name for name in run.reads if isinstance(name, str))
        return answer

    def owners(self, overlay, role):
        """The owner, by path, of the folders and files that the play creates before it installs the network plugin."""
        release = self.release
        found = {}
        for role in [role] if role else self.preparing_roles():
            scope = self.checks.scope(role) if role in release.roles.names else None
            if scope is None:
                continue
            for path in release.roles.files(role, "tasks"):
                file = os.path.relpath(path, os.path.join(release.role_folder(role), "tasks"))
                for task, conditions in flat_tasks(release.task_list(role, file)):
                    self.owned(scope, task, conditions, overlay, found)
        return found

    def preparing_roles(self):
        """Roles that create folders before the network plugin is installed. If these have new names, the roles that use
        `kube_owner`."""
        roles = self.release.roles
        usual = ("kubernetes/preinstall", "network_plugin/cni", "adduser")
        if all(role in roles.names for role in usual[:2]):
            return usual
        return [role for role in roles.names if role in usual or (role in self.checks.seen and "kube_owner" in roles.text(role, "tasks"))]

    def owned(self, scope, task, conditions, overlay, found):
        try:
            module, arguments = module_of(task)
        except Refused:
            return
        if module not in ("file", "unarchive") or not isinstance(arguments, dict) or "owner" not in arguments:
            return
        variables = scope.variables(overlay, {})
        try:
            loop = task.get("loop") or task.get("with_items")
            items = scope.template(loop, variables) if loop else [None]
            for item in items:
                variables["item"] = item
                when = [*conditions, *(task["when"] if isinstance(task.get("when"), list) else [task["when"]] if "when" in task else [])]
                if when and not scope.holds(when, variables):
                    continue
                place = scope.template(arguments.get("path") or arguments.get("dest"), variables)
                found[str(place)] = scope.template(arguments.get("owner", ""), variables)
        except Exception:  # A path that only a run knows is left out.
            return

    def installer(self, overlay):
        """Tasks of the role that run the installer: file, name, and environment."""
        release = self.release
        found = []
        role = release.cilium_role
        for path in release.roles.files(role, "tasks"):
            file = os.path.relpath(path, os.path.join(release.role_folder(role), "tasks"))
            for task, _ in flat_tasks(release.task_list(role, file)):
                try:
                    module, arguments = module_of(task)
                except Refused:
                    continue
                if module not in ("command", "shell", "raw", "helm"):
                    continue
                line = arguments if isinstance(arguments, str) else command_line(arguments)
                scope = release.role_scope
                variables = scope.variables(overlay, {"cilium_action": "install", "item": {}})
                try:
                    line = str(scope.template(line, variables))
                    if module != "helm" and not re.search(INSTALL_COMMAND, line):
                        continue
                    environment = scope.template(task.get("environment") or {}, variables)
                except Exception as error:
                    environment = one_line(error)
                    if not re.search(r"cilium", line):
                        continue
                # The command as the task has it: a role that upgrades as well has a variable or a condition there.
                only = isinstance(arguments, str) and re.search(r"cilium[\"']?\s+install\b", arguments) is not None
                conditions = " ".join(str(one) for one in as_list(task.get("when")))
                found.append(
                    {
                        "file": f"{role}/tasks/{file}",
                        "task": str(task.get("name") or ""),
                        "environment": environment,
                        "onlyInstalls": only and not re.search(r"stderr|stdout|\brc\b|installed|exists", conditions),
                    }
                )
        return found

    def answer(self, request):
        if "describe" in request:
            return self.release.describe()
        if "checks" in request:
            return {"checks": self.checks.describe()}
        if "check" in request:
            return {"stops": self.checks.evaluate(request["check"], request["sets"])}
        if "files" in request:
            return {"owners": self.owners(request["files"], request.get("role"))}
        if "installer" in request:
            return {"tasks": self.installer(request["installer"])}
        return self.observe(request["set"])


def main():
    init_plugin_loader()
    cache_compiled_templates()
    missing_plugins = set()
    replace_missing_plugins(missing_plugins)
    play, failure = None, None
    try:
        play = Play(Release(sys.argv[1], missing_plugins))
    except Refused as error:
        failure = str(error)
    for line in sys.stdin:
        try:
            answer = {"fatal": failure} if play is None else play.answer(json.loads(line))
        except Exception as error:  # A question that cannot be answered must not end the others.
            answer = {"error": f"{type(error).__name__}: {one_line(error)}", "objects": {}, "facts": {}, "manifests": {}, "broken": {}, "reads": []}
        sys.stdout.write(json.dumps(answer, sort_keys=True, default=str) + "\n")
        sys.stdout.flush()


main()
