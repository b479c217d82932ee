"""What the play of one extracted Kubespray release downloads for Cilium, as its role `download` names it.

usage: downloads-probe.py RELEASE_DIR

Reads one JSON object a line on stdin and answers with one JSON object a line on stdout:

    {"describe": true}   the raw entries of `downloads` that are about Cilium or the Gateway API, with the defaults that they read
    {"set": {...}}       the same entries evaluated with these variables: whether they are enabled, and what is fetched

Loading, precedence and templates are ansible-core's, by the driver in `../ansible`.
"""

import json
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "ansible"))

from ansible.plugins.loader import init_plugin_loader

from release import Release
from roles import text_of
from scope import Refused, cache_compiled_templates, one_line, replace_missing_plugins
from tasks import flat_tasks

NAME = re.compile(r"\b[a-z_]\w*\b")
FETCHED = ("enabled", "repo", "tag", "sha256", "checksum", "url")


class Downloads:
    def __init__(self, release):
        self.release = release
        own = release.role_variables(["download"], "defaults")
        hosts = {k: v for k, v in release.role_scope.below.items() if k.startswith("ansible_") or k in ("groups", "group_names", "hostvars")}
        self.scope = release.scope(
            {**release.role_scope.below, **own, **hosts},
            {**release.role_scope.above, **release.role_variables(["download"], "vars")},
        )
        everything = {**self.scope.below, **self.scope.above}.get("downloads") or {}
        self.entries = {
            name: {key: entry[key] for key in (*FETCHED, "container") if key in entry}
            for name, entry in everything.items()
            if re.search(r"cilium|gateway_api", f"{name} {json.dumps(entry, default=str)}")
        }
        self.naming = [
            task["set_fact"] if "set_fact" in task else task["ansible.builtin.set_fact"]
            for task in self.tasks_that_name()
            if any(key in task for key in ("set_fact", "ansible.builtin.set_fact"))
        ]

    def tasks_that_name(self):
        """The tasks that compute the name of an image, wherever their file is."""
        usual = ("download", "set_container_facts.yml")
        files = [(role, path) for role in self.release.roles.names for path in self.release.roles.files(role, "tasks")]
        for role, path in sorted(files, key=lambda one: (one[0] != usual[0], not one[1].endswith(usual[1]), one)):
            file = os.path.relpath(path, os.path.join(self.release.role_folder(role), "tasks"))
            if "image_reponame" in text_of(path):
                return [task for task, _ in flat_tasks(self.release.task_list(role, file))]
        return []

    def describe(self):
        declared = {**self.scope.below, **self.scope.above}
        found, todo = {}, [json.dumps(self.entries, default=str)]
        variables = self.scope.variables({}, {})
        while todo:
            for name in NAME.findall(todo.pop()):
                if name in found or name not in declared or name.startswith(("ansible_", "groups", "hostvars")):
                    continue
                value = declared[name]
                if not isinstance(value, (str, bool, int, type(None))):
                    continue
                found[name] = {"default": value}
                try:
                    found[name]["value"] = self.scope.template(value, variables)
                except Exception:  # An entry that cannot be evaluated here has no value.
                    pass
                todo.append(str(value))
        return {"entries": self.entries, "variables": found}

    def evaluate(self, overlay):
        answer = {}
        for name, entry in self.entries.items():
            variables = self.scope.variables(overlay, {})
            row = {"container": bool(entry.get("container"))}
            for key in FETCHED:
                if key not in entry:
                    continue
                try:
                    row[key] = self.scope.template(entry[key], variables)
                except Exception as error:
                    row.setdefault("errors", {})[key] = one_line(error)
            if row["container"]:
                row["reference"] = self.reference(row, overlay)
            answer[name] = row
        return {"items": answer}

    def reference(self, row, overlay):
        """The name under which the role pulls an image, computed with its own tasks."""
        facts = {"download": {key: row[key] for key in FETCHED if row.get(key) is not None}}
        for task in self.naming:
            for key in ("pull_by_digest", "image_reponame"):
                if key in task:
                    facts[key] = self.scope.template(task[key], self.scope.variables(overlay, facts))
            if "image_reponame" in facts:
                return str(facts["image_reponame"]).strip()
        return None

    def answer(self, request):
        return self.describe() if "describe" in request else self.evaluate(request["set"])


def main():
    init_plugin_loader()
    cache_compiled_templates()
    missing = set()
    replace_missing_plugins(missing)
    downloads, failure = None, None
    try:
        downloads = Downloads(Release(sys.argv[1], missing))
    except Refused as error:
        failure = str(error)
    for line in sys.stdin:
        try:
            answer = {"error": failure} if downloads is None else downloads.answer(json.loads(line))
        except Exception as error:
            answer = {"error": f"{type(error).__name__}: {one_line(error)}"}
        sys.stdout.write(json.dumps(answer, sort_keys=True, default=str) + "\n")
        sys.stdout.flush()


main()
