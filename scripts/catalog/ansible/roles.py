"""Finds the roles and files of a release that affect Cilium by their content, wherever they are."""

import functools
import glob
import json
import os
import re

import yaml

# How Cilium gets installed: its own ConfigMap, the Cilium CLI, or Helm with a chart of that name.
INSTALLS = re.compile(
    r"^\s*name:\s*[\"']?cilium-config[\"']?\s*$|(?:^|[/\s}\"'])cilium(?:-cli)?[\"']?\s+(?:install|upgrade|\{\{)"
    r"|\bchart_ref:.*\bcilium\b|\bhelm\s+(?:upgrade|install)\b.*\bcilium\b",
    re.MULTILINE,
)
# Roles that uninstall, or that run on other occasions than an installation.
OTHER_OCCASIONS = re.compile(r"(^|/)(reset|upgrade|recover_control_plane|remove[-_]node|win_nodes)(/|$)")
USUAL_CILIUM_ROLE = "network_plugin/cilium"
USUAL_CUSTOM_CNI_ROLE = "network_plugin/custom_cni"


def text_of(path):
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except (OSError, UnicodeDecodeError):
        return ""


class AnyTagLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """YAML whose tags (`!vault`, `!unsafe`) do not matter."""


AnyTagLoader.add_multi_constructor("!", lambda loader, suffix, node: getattr(node, "value", None))


def parsed(path):
    """A YAML file; None if it does not parse."""
    try:
        return yaml.load(text_of(path), Loader=AnyTagLoader)
    except yaml.YAMLError:
        return None


def included_in(tasks):
    """Names of the roles that tasks include, also within blocks."""
    for task in tasks if isinstance(tasks, list) else []:
        for key, value in task.items() if isinstance(task, dict) else ():
            if key.split(".")[-1] in ("include_role", "import_role"):
                yield value.get("name") if isinstance(value, dict) else str(value).removeprefix("name=")
            else:
                yield from included_in(value)


class Roles:
    """All roles below a release's `roles/`."""

    def __init__(self, folder):
        self.root = os.path.join(folder, "roles")
        found = set()
        for path, folders, _ in os.walk(self.root):
            if {"tasks", "defaults", "meta", "templates"} & set(folders) and os.path.basename(path) != "tasks":
                found.add(os.path.relpath(path, self.root))
        self.names = sorted(found)

    def files(self, role, *kinds):
        """All files of a role below these folders (`tasks`, `templates`, ...), sorted."""
        paths = [
            path
            for kind in kinds
            for path in glob.glob(os.path.join(self.root, role, kind, "**", "*"), recursive=True)
            if os.path.isfile(path)
        ]
        return sorted(paths)

    @functools.lru_cache(maxsize=None)
    def text(self, role, *kinds):
        return "\n".join(text_of(path) for path in self.files(role, *kinds))

    @functools.lru_cache(maxsize=None)
    def included(self, role):
        """Roles that a role's tasks include or that it depends on, as far as their names are written in full."""
        names = []
        for path in self.files(role, "tasks"):
            names += included_in(parsed(path))
        for path in self.files(role, "meta"):
            content = parsed(path)
            for entry in (content.get("dependencies") or []) if isinstance(content, dict) else []:
                names.append(entry.get("role") or entry.get("name") if isinstance(entry, dict) else entry)
        # The result is shared by all callers, so it must be immutable.
        return tuple(name for name in dict.fromkeys(names) if name in self.names)

    def cilium(self):
        """
        The role that installs Cilium: the usual one if it does, otherwise the one whose content does, or the role
        that includes that one. None if no role does.
        """
        doing = [
            role
            for role in self.names
            if not OTHER_OCCASIONS.search(role) and INSTALLS.search(self.text(role, "tasks", "handlers", "templates"))
        ]
        if USUAL_CILIUM_ROLE in self.names and (USUAL_CILIUM_ROLE in doing or self.reaches(USUAL_CILIUM_ROLE, doing)):
            return USUAL_CILIUM_ROLE
        outer = [role for role in self.names if "cilium" in role and self.reaches(role, doing)]
        candidates = outer or doing
        return max(candidates, key=lambda role: ("cilium" in role, len(INSTALLS.findall(self.text(role, "tasks", "handlers", "templates"))), role), default=None)

    def reaches(self, role, targets):
        seen, open_roles = set(), [role]
        while open_roles:
            name = open_roles.pop()
            for inner in self.included(name):
                if inner in targets:
                    return True
                if inner not in seen:
                    seen.add(inner)
                    open_roles.append(inner)
        return False

    def parts(self, role):
        """Roles about Cilium that a role includes, at any depth, without the role itself."""
        seen = []
        open_roles = list(self.included(role))
        while open_roles:
            name = open_roles.pop(0)
            if name != role and name not in seen and "cilium" in self.text(name, "tasks", "templates", "defaults"):
                seen.append(name)
                open_roles += self.included(name)
        return seen

    def companions(self, role, parts, common):
        """Further roles that belong to the Cilium role: named after it, with `cilium_*` variables of their own, or
        about it."""
        return [
            name
            for name in self.names
            if name != role
            and name not in parts
            and name not in common
            and not OTHER_OCCASIONS.search(name)
            and (
                "cilium" in name.split("/")[-1]
                or re.search(r"^cilium_\w+:", self.text(name, "defaults"), re.MULTILINE)
                or self.is_about_cilium(name)
            )
        ]

    def is_about_cilium(self, role):
        """True if most files of a role are about Cilium, and it does more than check or choose another role."""
        files = self.files(role, "tasks", "templates")
        speaking = [path for path in files if "cilium" in text_of(path)]
        text = self.text(role, "tasks")
        does = re.search(r"^\s*(?:- )?(?:[\w.]+\.)?(?!assert|fail|debug|meta|include_|import_)(?:template|copy|command|shell|set_fact|helm|k8s|kube):", text, re.MULTILINE)
        chooses = re.search(r"(?:include|import)_role:\s*\n?\s*(?:name:)?.*\{\{", text)
        return len(speaking) * 2 > len(files) and does is not None and chooses is None

    @functools.cached_property
    def order(self):
        """The playbooks of an installation as one text, which contains the roles in order."""
        folder = os.path.dirname(self.root)
        paths = [os.path.join(folder, name) for name in ("playbooks/cluster.yml", "cluster.yml")]
        return next((text for text in map(text_of, paths) if "role" in text), "")

    def comes_before(self, role, other):
        """True if the playbook runs a role before the one that installs the network plugin."""
        place = self.place(role)
        later = [self.place(name) for name in self.names if name == other or self.leads_to(name, other)]
        return place >= 0 and any(at > place for at in later) and not any(0 <= at < place for at in later)

    @functools.lru_cache(maxsize=None)
    def leads_to(self, role, other):
        """True if a role includes another one, by its name or by a name that begins alike and ends in a template."""
        begun = re.findall(r"(?:name|role):\s*[\"']?([\w./-]+/)\{\{", self.text(role, "tasks", "meta"))
        return self.reaches(role, [other]) or any(other.startswith(start) for start in begun)

    def place(self, role):
        found = re.search(rf"(?:role|name):\s*[\"']?{re.escape(role)}[\"']?\s*(?:[,}}\n]|$)", self.order)
        return found.start() if found else -1

    def common(self):
        """Roles whose defaults apply everywhere: they declare the network plugin, or the Cilium version to install."""
        declaring = [
            [
                role
                for role in self.names
                if "cilium" not in role and re.search(rf"^{variable}:", self.text(role, "defaults"), re.MULTILINE)
            ]
            for variable in ("kube_network_plugin", "cilium_version")
        ]
        return list(dict.fromkeys(declaring[0] + declaring[1]))

    def custom_cni(self):
        """The role that passes a chart of the user's choice to Helm. It depends on a role that installs releases."""
        if USUAL_CUSTOM_CNI_ROLE in self.names:
            return USUAL_CUSTOM_CNI_ROLE
        return next((role for role in self.names if re.search(r"custom_cni_chart", self.text(role, "meta"))), None)

    def check_files(self, own):
        """Task files with checks about Cilium outside Cilium's own roles, as role and file."""
        found = []
        for name in self.names:
            if name in own or OTHER_OCCASIONS.search(name):
                continue
            for path in self.files(name, "tasks"):
                text = text_of(path)
                if "cilium" in text and re.search(r"^\s*(?:- )?(?:ansible\.(?:builtin|legacy)\.)?(?:assert|fail):", text, re.MULTILINE):
                    found.append((name, os.path.relpath(path, os.path.join(self.root, name, "tasks"))))
        return found

    def default_elsewhere(self, variable):
        """A default of some other role for a variable, as (role, value); None if there is no such default."""
        pattern = re.compile(rf"^{re.escape(variable)}:", re.MULTILINE)
        for role in self.names:
            for path in self.files(role, "defaults"):
                text = text_of(path)
                if pattern.search(text):
                    try:
                        return role, json.loads(json.dumps(yaml.safe_load(text)[variable], default=str))
                    except (yaml.YAMLError, KeyError, TypeError):
                        continue
        return None
