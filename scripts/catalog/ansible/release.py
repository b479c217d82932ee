"""One extracted Kubespray release: its relevant files, and what they make of variables."""

import glob
import json
import os
import re
import shlex

from ansible.parsing.dataloader import DataLoader
from ansible.parsing.yaml.objects import AnsibleVaultEncryptedUnicode
from ansible.template import AnsibleEnvironment, generate_ansible_template_vars
from ansible.utils.vars import combine_vars

from go_yaml import digest, helm_file, merge_values, parse_documents, text_keys
from hosts import host_facts
from roles import Roles
from helm_flags import values_of_flags
from marks import Mark, holds_mark
from scope import NotMeasured, Refused, Scope, one_line
from tasks import as_list, flat_tasks, module_of
from walk import Ended, Run

# The order in which Ansible looks for a role's main file; a folder comes last.
ROLE_EXTENSIONS = [".yml", ".yaml", ".json", ""]
# How often a failing baseline is tried again without the task that fails.
MOST_FAILURES = 60


class Release:
    def __init__(self, folder, missing_plugins):
        self.folder = os.path.abspath(folder)
        self.loader = DataLoader()
        self.loader.set_basedir(self.folder)
        self.files = {}
        self.missing_plugins = missing_plugins
        self.passed_over = set()
        self.reports = {}
        self.unreadable = set()
        self.roles = Roles(self.folder)
        self.cilium_role = self.roles.cilium()
        if self.cilium_role is None:
            raise Refused(
                "no role of this release installs Cilium: none has a ConfigMap cilium-config, runs the Cilium CLI, or "
                "installs its chart"
            )
        facts = host_facts()
        common = self.roles.common()
        parts = self.roles.parts(self.cilium_role)
        self.companions = self.roles.companions(self.cilium_role, parts, common)
        common_defaults = self.role_variables(common, "defaults")
        above = self.role_variables(common, "vars")
        # The control plane's play does not load the Cilium role, so its defaults are not in scope there.
        self.cluster_scope = self.scope(combine_vars(facts, common_defaults) | facts, above)
        inner = [*parts, *self.companions, self.cilium_role]
        role_defaults = self.role_variables(["etcd", "kubernetes/preinstall", *inner], "defaults")
        role_above = above | self.role_variables(inner, "vars")
        here = {
            "role_path": self.role_folder(self.cilium_role),
            "role_name": os.path.basename(self.cilium_role),
            "ansible_search_path": [self.role_folder(role) for role in (self.cilium_role, *parts, *self.companions)],
            "playbook_dir": os.path.join(self.folder, "playbooks"),
        }
        self.role_scope = self.scope({**common_defaults, **role_defaults, **facts, **here}, role_above)
        self.custom_cni_role = self.roles.custom_cni()
        custom_cni = self.role_variables([self.custom_cni_role] if self.custom_cni_role else [], "defaults")
        self.custom_cni_scope = self.scope({**common_defaults, **custom_cni, **facts}, above)
        self.declared = {**common_defaults, **role_defaults}
        self.checks = self.cluster_checks([self.cilium_role, *parts, *self.companions])
        self.custom_cni_dependencies = self.load_custom_cni_dependencies()
        self.custom_cni_releases = [
            release for dependency in self.custom_cni_dependencies for release in dependency.get("releases", [])
        ]
        self.adopted = {*common, *inner}
        # Variables of Cilium without a default whose absence breaks a play that sets nothing.
        self.needed = []
        self.settle()

    def scope(self, below, above):
        return Scope(self.loader, below, above)

    def role_folder(self, role):
        return os.path.join(self.folder, "roles", role)

    def role_variables(self, roles, kind):
        variables = {}
        for role in roles:
            folder = os.path.join(self.role_folder(role), kind)
            if os.path.isdir(folder):
                for file in self.loader.find_vars_files(folder, "main", ROLE_EXTENSIONS):
                    variables = combine_vars(variables, self.load(file) or {})
        return variables

    def load(self, path):
        """A YAML file. A file that cannot be parsed is reported and counts as empty."""
        try:
            loaded = self.loader.load_from_file(path, unsafe=False)
            secret = [str(name) for name, value in loaded.items() if holds_secret(value)] if isinstance(loaded, dict) else []
            if secret:
                reason = f"Ansible Vault encrypts {', '.join(secret)}, so what is made of it is left out"
                self.reports[path] = {"file": self.below_roles(path), "reason": reason}
            return without_secrets(loaded)
        except Exception as error:
            self.reports[path] = {"file": self.below_roles(path), "reason": f"it cannot be read: {one_line(error)}"}
            return None

    def below_roles(self, path):
        return os.path.relpath(path, self.roles.root)

    # --- finding files ---------------------------------------------------------------------------------------------

    def task_list(self, role, file):
        path = os.path.normpath(os.path.join(self.role_folder(role), "tasks", file))
        if path not in self.files:
            self.files[path] = self.load(path) or []
        return self.files[path]

    def main_file(self, role, name="main"):
        """The main file of a role's tasks, or the file that a `tasks_from` names."""
        for extension in ("", *ROLE_EXTENSIONS[:3]):
            if os.path.isfile(os.path.join(self.role_folder(role), "tasks", name + extension)):
                return name + extension
        raise NotMeasured(f"the role {role} has no tasks/{name}.yml")

    def task_file(self, role, file, here):
        """The task file that an include in the folder `here` of a role's tasks refers to."""
        tasks = os.path.join(self.role_folder(role), "tasks")
        for base in (os.path.join(tasks, here), tasks, self.role_folder(role), self.folder):
            path = os.path.join(base, file)
            if os.path.isfile(path):
                return os.path.relpath(path, tasks)
        raise NotMeasured(f"the file {file} that it includes is not there")

    def variables_file(self, role, file):
        bases = [os.path.join(self.role_folder(role), kind) for kind in ("vars", "defaults", "")]
        found = next((path for path in (os.path.join(base, file) for base in bases) if os.path.isfile(path)), None)
        if found is None:
            raise NotMeasured(f"the file {file} with variables is not there")
        return self.load(found) or {}

    def variables_folder(self, role, given):
        """All variables of a folder, as `include_vars` reads them: the files in alphabetical order."""
        name = given.get("dir") or ""
        bases = [os.path.join(self.role_folder(role), kind) for kind in ("vars", "")]
        folder = next((path for path in (os.path.join(base, name) for base in bases) if os.path.isdir(path)), None)
        if folder is None:
            raise NotMeasured(f"the folder {name} with variables is not there")
        extensions = tuple(f".{one}" for one in as_list(given.get("extensions")) or ("yaml", "yml", "json"))
        wanted = re.compile(given.get("files_matching") or "")
        found = {}
        for path in sorted(glob.glob(os.path.join(folder, "**", "*"), recursive=True)):
            if path.endswith(extensions) and wanted.search(os.path.basename(path)):
                found = {**found, **(self.load(path) or {})}
        return found

    def template_file(self, role, source):
        """The template that a task of a role names, or one of that name elsewhere if the role does not have it."""
        for owner in dict.fromkeys((role, self.cilium_role)):
            for place in (os.path.join(self.role_folder(owner), "templates", source), os.path.join(self.role_folder(owner), source)):
                if os.path.isfile(place):
                    return place
        if os.path.isfile(os.path.normpath(source)):
            return os.path.normpath(source)
        elsewhere = sorted(glob.glob(os.path.join(self.roles.root, "**", os.path.basename(source)), recursive=True))
        if not elsewhere:
            raise NotMeasured(f"the template {source} is not there")
        return elsewhere[0]

    def below_templates(self, role, source):
        """The path of a template relative to the templates of its role."""
        if not os.path.isabs(source):
            return source
        path = os.path.normpath(source)
        folder = os.path.join(self.role_folder(role), "templates") + os.sep
        return path.removeprefix(folder) if path.startswith(folder) else path.split("/templates/")[-1]

    def handlers(self, role):
        path = os.path.join(self.role_folder(role), "handlers", "main.yml")
        if path not in self.files:
            self.files[path] = (self.load(path) or []) if os.path.isfile(path) else []
        return self.files[path]

    def adopt(self, role):
        """Adds the defaults of a role that tasks include, if they are not known yet."""
        if role in self.adopted:
            return
        self.adopted.add(role)
        fresh = {name: value for name, value in self.role_variables([role], "defaults").items() if name not in self.role_scope.below}
        above = {name: value for name, value in self.role_variables([role], "vars").items() if name not in self.role_scope.above}
        if fresh or above:
            self.role_scope.below.update(fresh)
            self.role_scope.above.update(above)
            self.declared.update(fresh)
            self.role_scope.forget()

    def render_template(self, scope, role, source, destination, arguments, variables):
        """Renders like Ansible's template action: with block trimming and first-line overrides, without escaping
        backslashes."""
        path = self.template_file(role, source)
        with open(path, encoding="utf-8") as file:
            text = file.read()
        variables.update(generate_ansible_template_vars(source, path, destination))
        folders = [os.path.dirname(path)]
        folders += [os.path.join(self.role_folder(owner), "templates") for owner in (role, self.cilium_role)]
        templar = scope.templar.copy_with_new_env(
            environment_class=AnsibleEnvironment,
            searchpath=list(dict.fromkeys(folders)),
            newline_sequence="\n",
            available_variables=variables,
        )
        overrides = {
            "trim_blocks": arguments.get("trim_blocks", True),
            "lstrip_blocks": arguments.get("lstrip_blocks", False),
        }
        return str(
            templar.do_template(text, preserve_trailing_newlines=True, escape_backslashes=False, overrides=overrides)
        )

    def cluster_checks(self, own_roles):
        """Kubespray's own checks about Cilium outside these roles: task, name, role, conditions of its blocks."""
        found = []
        for role, file in self.roles.check_files(own_roles):
            for index, (task, conditions) in enumerate(flat_tasks(self.task_list(role, file))):
                try:
                    module, _ = module_of(task)
                except NotMeasured:
                    continue
                if module in ("assert", "fail") and "cilium" in str([task, conditions]):
                    found.append((task, f"{role}/tasks/{file}#{index}", role, conditions))
        return found

    # --- what cannot be measured -------------------------------------------------------------------------------------

    def report(self, unit, task, reason):
        """Notes a task that cannot be measured, once for each kind of reason."""
        file = unit.split("#")[0]
        name = task.get("name") if isinstance(task, dict) else None
        kind = reason.rpartition(";")[2][:30]
        self.reports.setdefault(f"{unit} {kind}", {"file": file, **({"task": str(name)} if name else {}), "reason": reason})

    def settle(self):
        """
        Walks with nothing set. A task that fails for another reason than a check gets a default from another role.
        Otherwise it is skipped from then on, and is reported.
        """
        for _ in range(MOST_FAILURES):
            try:
                self.walk(Run(self, {}), {"facts": {}, "objects": {}})
                break
            except Refused as error:
                if not self.work_around(error):
                    break

    def work_around(self, error):
        text = str(error)
        unit = error.unit
        undefined = re.search(r"'(\w+)' is undefined", text) or re.search(r"Mandatory variable '(\w+)' *not defined", text)
        if undefined and not undefined[1].startswith("ansible_") and undefined[1] not in self.role_scope.below:
            name = undefined[1]
            elsewhere = self.roles.default_elsewhere(name)
            value = elsewhere[1] if elsewhere else Mark(f"variable-{name}")
            for scope in (self.role_scope, self.cluster_scope, self.custom_cni_scope):
                scope.below.setdefault(name, value)
                scope.forget()
            if elsewhere is None and name.startswith("cilium_"):
                self.needed.append(name)
            elif elsewhere is None:
                self.report(unit or name, getattr(error, "task", None), f"the variable {name} has no default in the release")
            return True
        if unit is None or unit in self.passed_over:
            return False
        self.passed_over.add(unit)
        self.role_scope.forget()
        self.report(unit, getattr(error, "task", None), text)
        return True

    def not_measured(self):
        """Everything that this driver could not measure so far: file below `roles/`, task, reason."""
        plugins = [
            {
                "file": "",
                "reason": f"the {kind} {name} is missing in this Python"
                + (f": install the collection {'.'.join(name.split('.')[:2])}" if name.count(".") >= 2 else ""),
                "tool": True,
            }
            for kind, name in sorted(self.missing_plugins)
        ]
        # Tasks that only lack variables which have to be set anyway are measured with these.
        needed = "|".join(f"the variable {name}" for name in self.needed) or "nothing"
        lacking = re.compile(rf"without a run on hosts these are not known: (?:(?:{needed})(?:, )?)+(?:;.*)?")
        reports = [self.reports[unit] for unit in sorted(self.reports)]
        return plugins + [report for report in reports if not lacking.fullmatch(report["reason"])]

    # --- what a release makes of variables ---------------------------------------------------------------------------

    def walk(self, run, result):
        for task, unit, role, conditions in self.checks:
            run.task(task, unit, role, list(conditions))
        before = [role for role in self.companions if self.roles.comes_before(role, self.cilium_role)]
        roles = [*before, self.cilium_role, *(role for role in self.companions if role not in before)]
        try:
            for role in roles:
                if os.path.isdir(os.path.join(self.role_folder(role), "tasks")):
                    self.walk_role(run, role)
            run.handlers([*roles, *self.roles.parts(self.cilium_role)])
        except Ended:
            pass
        try:
            self.read_outputs(run, result)
        except (AttributeError, KeyError, TypeError) as error:
            raise Refused(f"a rendered manifest has another shape: {one_line(error)}") from error
        result["facts"]["kubeProxyDeployed"] = self.deploys_kube_proxy(run)

    def walk_role(self, run, role):
        try:
            file = self.main_file(role)
        except NotMeasured:
            if role == self.cilium_role:
                raise
            return
        run.role(role, file)

    def render(self, overlay, contents=False, reads=False):
        """
        The result of the role with these variables, set as group variables:

        - error: why rendering fails (one line); assertions: the checks that stop the play
        - config: data of ConfigMap/cilium-config as a cluster gets it; typeErrors: keys whose value is not a string
          there
        - values: Helm values, with files merged as in Helm; command: the command line that installs
        - customCniValues: Helm values that the generic CNI role would pass to Helm
        - objects: digests of everything else that is rendered or run, by path below the role
        - facts: further consequences for the cluster
        - written (on request): every rendered file by destination; reads (on request): the variables that were read
        """
        run = Run(self, overlay)
        result = {"assertions": run.assertions, "objects": run.objects, "facts": {}}
        try:
            self.walk(run, result)
            custom = self.custom_cni_values(overlay)
            if custom is not None:
                result["customCniValues"] = custom
        except Refused as error:
            result["error"] = str(error)
            if error.unit:
                result["errorIn"] = error.unit
        if contents:
            result["written"] = run.written
        if reads:
            result["reads"] = sorted(n for n in run.reads if n in self.declared or n.startswith(("cilium_", "kube_")))
        return result

    def read_outputs(self, run, result):
        install = next((line for line in run.commands if re.search(INSTALL_COMMAND, line)), None)
        named = re.findall(r"(?:-f|--values|--helm-values)[= ](\S+)", install or "")
        values_files = [path for names in named for path in names.strip("'\"").split(",")]
        values = {}
        for path in values_files:
            for document in parse_documents(self.content_of(run, path), os.path.basename(path)):
                if not isinstance(document, dict):
                    raise Refused(f"{os.path.basename(path)}: Helm values must be a mapping")
                values = merge_values(values, document)
        values = values_of_flags(values, install or "")
        for release in run.helm:
            if "cilium" not in str([release.get("name"), release.get("release_name"), release.get("chart_ref")]):
                continue
            install = install or f"helm upgrade --install {release.get('chart_ref')}"
            files = as_list(release.get("values_files"))
            values_files += files
            for path in files:
                for document in parse_documents(self.content_of(run, path), os.path.basename(path)):
                    values = merge_values(values, document)
            values = merge_values(values, helm_file(release.get("release_values") or release.get("values") or {}))
            for one in release.get("set_values") or []:
                flag = "--set-string" if one.get("value_type") == "string" else "--set"
                values = values_of_flags(values, f"{flag} {shlex.quote(str(one.get('value')))}")
        if install:
            result["values"] = values
            result["command"] = install
            address_set = bool(values.get("k8sServiceHost"))
            result["facts"].update(agentApiServer=address_set, operatorApiServer=address_set)
        for path, content in run.written.items():
            if path in values_files:
                continue
            self.read_manifests(run, result, path, content)

    def content_of(self, run, path):
        """The content that the role writes to a path of the cluster, or a file of its own that it copies there."""
        if path in run.written:
            return run.written[path]
        for role in (self.cilium_role, *self.companions):
            for file in self.roles.files(role, "files"):
                if os.path.basename(file) == os.path.basename(path):
                    with open(file, encoding="utf-8") as text:
                        return text.read()
        return ""

    def read_manifests(self, run, result, path, content):
        template = run.templates[path]
        others = []
        for document in parse_documents(content, template) if not path.endswith(".conflist") else [content]:
            kind = document.get("kind") if isinstance(document, dict) else None
            if kind == "ConfigMap" and document["metadata"]["name"] == "cilium-config":
                config, errors = config_data(document.get("data") or {})
                result["config"] = {**result.get("config", {}), **config}
                result["typeErrors"] = sorted({*result.get("typeErrors", []), *errors})
                continue
            if kind == "DaemonSet" and document["metadata"]["name"] == "cilium":
                result["facts"]["agentApiServer"] = knows_api_server(document)
            if kind == "Deployment" and document["metadata"]["name"] == "cilium-operator":
                result["facts"]["operatorApiServer"] = knows_api_server(document)
            others.append(document)
        if others:
            run.note(template, others)

    def deploys_kube_proxy(self, run):
        deployed = self.cluster_scope.ask(
            "kube_proxy_deployed",
            run.overlay,
            {},
            lambda v: self.cluster_scope.template("{{ kube_proxy_deployed }}", v),
            run.reads,
        )
        return str(deployed) == "True"

    def load_custom_cni_dependencies(self):
        if self.custom_cni_role is None:
            return []
        path = os.path.join(self.role_folder(self.custom_cni_role), "meta", "main.yml")
        loaded = self.load(path) if os.path.exists(path) else None
        return [entry for entry in (loaded or {}).get("dependencies") or [] if isinstance(entry, dict)]

    def custom_cni(self, overlay):
        """
        What the role for a custom CNI passes to Helm with these group variables:

        - error, assertions, facts: as in `render`
        - repositories, releases: arguments of kubernetes.core's modules, as far as the role sets them; empty if it
          installs no chart. Values are as Helm reads them from the file that the module writes
        """
        run = Run(self, overlay)
        result = {"assertions": run.assertions, "facts": {}, "repositories": [], "releases": []}
        scope = self.custom_cni_scope
        try:
            for task, unit, role, conditions in self.checks:
                run.task(task, unit, role, list(conditions))
            for index, dependency in enumerate(self.custom_cni_dependencies):
                if not scope.ask(f"{index} when", overlay, {}, lambda v: scope.holds(dependency.get("when", []), v)):
                    continue
                for key in ("repositories", "releases"):
                    given = dependency.get(key, [])
                    result[key] += scope.ask(f"{index} {key}", overlay, {}, lambda v: scope.template(given, v))
            result["releases"] = [{**release, "values": helm_file(release["values"])} for release in result["releases"]]
            result["facts"]["kubeProxyDeployed"] = self.deploys_kube_proxy(run)
        except Refused as error:
            result["error"] = str(error)
        return result

    def custom_cni_values(self, overlay):
        if not self.custom_cni_releases:
            return None
        [release, *_] = self.custom_cni_releases
        scope = self.custom_cni_scope
        return scope.ask("values", overlay, {}, lambda v: scope.template(release.get("values"), v))

    def describe(self):
        """
        Defaults that the release declares: as written (expressions stay expressions), and their values. Names that
        only the role's own tasks set (facts, results, variables of a task) are listed as `registered`; `roles` are
        its own roles.
        """
        variables = self.role_scope.variables({}, {})
        values = {}
        for name in self.declared:
            try:
                values[name] = self.role_scope.template(self.declared[name], variables)
            except Exception:  # A default that cannot be evaluated on its own has no value.
                continue
        return {
            "defaults": text_keys({name: value for name, value in self.declared.items() if not holds_mark(value)}),
            "values": text_keys({name: value for name, value in values.items() if not holds_mark(value)}),
            "registered": sorted(self.registered(self.cilium_role)),
            "needed": self.needed,
            "roles": [self.cilium_role, *self.roles.parts(self.cilium_role), *self.companions],
            "commonRoles": self.roles.common(),
            "customCniRole": self.custom_cni_role,
            "checks": digest([[str(task), unit, conditions] for task, unit, _, conditions in self.checks]),
        }

    def registered(self, role):
        names = set()
        for path in self.roles.files(role, "tasks"):
            file = os.path.relpath(path, os.path.join(self.role_folder(role), "tasks"))
            for task, _ in flat_tasks(self.task_list(role, file)):
                names.update([task["register"]] if "register" in task else [])
                names.update(task.get("vars") or {})
                try:
                    module, arguments = module_of(task)
                except NotMeasured:
                    continue
                if module == "set_fact":
                    names.update(arguments)
        return names - set(self.declared)


def without_secrets(value):
    """A loaded value in which marks replace what Ansible Vault encrypts."""
    if isinstance(value, AnsibleVaultEncryptedUnicode):
        return Mark("vault")
    if isinstance(value, dict):
        if any(holds_secret(item) for item in value.values()):
            return type(value)({key: without_secrets(item) for key, item in value.items()})
        return value
    if isinstance(value, list) and any(holds_secret(item) for item in value):
        return [without_secrets(item) for item in value]
    return value


def holds_secret(value):
    if isinstance(value, dict):
        return any(holds_secret(item) for item in value.values())
    if isinstance(value, list):
        return any(holds_secret(item) for item in value)
    return isinstance(value, AnsibleVaultEncryptedUnicode)


INSTALL_COMMAND = r"(?:^|/|\s)cilium(?:-cli)?\s+(?:install|upgrade)\s|(?:^|/|\s)helm\s+(?:upgrade|install)\s.*\bcilium\b"


def knows_api_server(workload):
    containers = workload["spec"]["template"]["spec"]["containers"]
    return any(env["name"] == "KUBERNETES_SERVICE_HOST" for c in containers for env in c.get("env") or [])


def config_data(data):
    """ConfigMap data as the API server stores it, and the keys that it refuses because their value is not a string."""
    refused = sorted(str(key) for key, value in data.items() if value is not None and not isinstance(value, str))
    texts = {str(key): value if isinstance(value, str) else "" if value is None else json.dumps(value, default=str)
             for key, value in data.items()}
    return texts, refused
