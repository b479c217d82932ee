"""Run the Cilium role of one extracted Kubespray release through real ansible-core, without a cluster.

usage: ansible-probe.py RELEASE_DIR

Reads one JSON object a line on stdin and answers with one JSON object a line on stdout:

    {"set": {"cilium_debug": true}}   what the role makes of these variables (see `Release.render`)
    {"describe": true}                what the release declares (see `Release.describe`)
    {"customCni": {...}}              what the role for a custom CNI does with these (see `Release.custom_cni`)

The role's tasks are walked in order, as `ansible-playbook` would for the first control plane node. Conditions, loops,
templates and facts are evaluated by ansible-core itself (DataLoader, Templar, Conditional, the template action's
settings); commands are not run and count as successful. Nothing here knows a release: installer, templates and values
files follow from the tasks that are found.
"""

import functools
import hashlib
import json
import os
import re
import sys

import yaml
from ansible.errors import AnsibleError
from ansible.parsing.dataloader import DataLoader
from ansible.playbook.conditional import Conditional
from ansible.plugins.loader import init_plugin_loader
from ansible.template import AnsibleEnvironment, Templar, generate_ansible_template_vars
from ansible.utils.vars import combine_vars

CILIUM_ROLE = "network_plugin/cilium"
CUSTOM_CNI_ROLE = "network_plugin/custom_cni"
# The order in which Ansible looks for a role's main file; a folder comes last.
ROLE_EXTENSIONS = [".yml", ".yaml", ".json", ""]
MISSING = object()


# --- what a run on real hosts would know -------------------------------------------------------------------------


def host_facts():
    """Facts of an invented cluster (one control plane node, two workers); the same for every release."""
    nodes = {"node1": "192.168.0.1", "node2": "192.168.0.2", "node3": "192.168.0.3"}
    control_plane = ["node1"]
    workers = ["node2", "node3"]
    groups = {"all": list(nodes), "ungrouped": [], "calico_rr": [], "kube_broadcast": []}
    for name in ("kube_control_plane", "kube-master", "etcd"):
        groups[name] = control_plane
    for name in ("kube_node", "kube-node"):
        groups[name] = workers
    for name in ("k8s_cluster", "k8s-cluster"):
        groups[name] = list(nodes)

    def facts(name, address):
        return {
            "inventory_hostname": name,
            "ansible_host": address,
            "ansible_hostname": name,
            "ansible_fqdn": name,
            "ansible_nodename": name,
            "ip": address,
            "access_ip": address,
            "main_ip": address,
            "main_access_ip": address,
            "main_ips": [address],
            "main_access_ips": [address],
            "ansible_default_ipv4": {"address": address, "interface": "eth0"},
            "ansible_all_ipv4_addresses": [address],
            "ansible_architecture": "x86_64",
            "ansible_system": "Linux",
            "ansible_kernel": "6.8.0-40-generic",
            "ansible_os_family": "Debian",
            "ansible_distribution": "Ubuntu",
            "ansible_distribution_version": "24.04",
            "ansible_distribution_major_version": "24",
            "ansible_distribution_release": "noble",
            "ansible_pkg_mgr": "apt",
            "ansible_service_mgr": "systemd",
            "ansible_user_id": "root",
            "ansible_memtotal_mb": 16000,
            "ansible_memory_mb": {"real": {"total": 16000}},
            "ansible_processor_vcpus": 4,
            "ansible_env": {},
        }

    hostvars = {name: facts(name, address) for name, address in nodes.items()}
    known = dict(hostvars["node1"])
    known.update(
        groups=groups,
        group_names=["kube_control_plane", "etcd", "k8s_cluster"],
        hostvars=hostvars,
        inventory_hostname_short="node1",
        ansible_play_hosts=list(nodes),
        play_hosts=list(nodes),
        ansible_facts={},
        ansible_check_mode=False,
        ansible_version={"full": "2.17.0", "major": 2, "minor": 17},
        ansible_python={"version": {"major": 3}},
        fallback_ip="192.168.0.1",
        fallback_ips={name: address for name, address in nodes.items()},
        no_proxy="",
        proxy_env={},
        is_atomic=False,
        is_ostree=False,
        is_fedora_coreos=False,
        # The one thing every user of the role has set.
        kube_network_plugin="cilium",
        omit="__omit_place_holder__",
    )
    return known


def successful_result():
    """What a command, a file or a kubectl call registers when all is well."""
    return {
        "rc": 0,
        "stdout": "",
        "stderr": "",
        "stdout_lines": [],
        "stderr_lines": [],
        "changed": False,
        "failed": False,
        "skipped": False,
        "stat": {"exists": False},
    }


# --- ansible-core, made fast enough to ask it thousands of questions ----------------------------------------------


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


class RecordedVariables(dict):
    """All variables in scope; remembers which of them were asked for, so that answers can be kept."""

    def __init__(self, variables):
        super().__init__(variables)
        self.read = set()

    def __getitem__(self, name):
        self.read.add(name)
        return super().__getitem__(name)

    def __contains__(self, name):
        self.read.add(name)
        return super().__contains__(name)

    def get(self, name, default=None):
        self.read.add(name)
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

    def __init__(self, loader, below, above):
        self.loader = loader
        self.below = below
        self.above = above
        self.templar = Templar(loader, variables={})
        self.answers = {}

    def variables(self, overlay, facts):
        merged = dict(self.below)
        merged.update(overlay)
        merged.update(self.above)
        merged.update(facts)
        return merged

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
            recorded = RecordedVariables(self.variables(overlay, facts))
            try:
                answer = (compute(recorded), None)
            except (AnsibleError, TypeError, ValueError, KeyError, AttributeError) as error:
                answer = (None, one_line(error))
            read = frozenset(recorded.read)
            known.setdefault(read, {})[self.fingerprint(read, overlay, facts)] = answer
        if reads is not None:
            reads.update(read)
        value, error = answer
        if error is not None:
            raise Refused(error)
        return value

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


class Refused(Exception):
    """The release refuses or fails to render; the text is one line."""


def one_line(error):
    return " ".join(str(getattr(error, "message", None) or error).split())[:300]


# --- YAML as the Go programs behind kubectl and Helm read it ------------------------------------------------------


class GoLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """PyYAML with the scalar rules of the Go library behind kubectl and Helm. Duplicate keys: the last one wins."""


GoLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"^(?:y|Y|yes|Yes|YES|true|True|TRUE|on|On|ON|n|N|no|No|NO|false|False|FALSE|off|Off|OFF)$", "yYtToOnNfF"),
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("int", r"^[-+]?(?:0b[01_]+|0[0-7_]+|0|[1-9][0-9_]*|0x[0-9a-fA-F_]+)$", "-+0123456789"),
    ("float", r"^[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+(?=[eE]))(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"),
    ("merge", r"^(?:<<)$", "<"),
):
    GoLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))
GoLoader.add_constructor(
    "tag:yaml.org,2002:bool",
    lambda loader, node: loader.construct_scalar(node)[:2].lower() in ("y", "ye", "tr", "on"),
)


@functools.lru_cache(maxsize=4096)
def parse_documents(text, where):
    try:
        return [text_keys(document) for document in yaml.load_all(text, Loader=GoLoader) if document is not None]
    except (yaml.YAMLError, ValueError) as error:
        raise Refused(f"{where}: not YAML: {one_line(error)}") from error


def text_keys(value):
    """As YAML becomes JSON in Go: a key that is no string is printed as one (an unquoted `y` becomes `true`)."""
    if isinstance(value, dict):
        return {k if isinstance(k, str) else json.dumps(k, default=str): text_keys(v) for k, v in value.items()}
    return [text_keys(item) for item in value] if isinstance(value, list) else value


def merge_values(base, over):
    """As Helm merges values files: maps key by key, everything else replaced."""
    merged = dict(base)
    for key, value in over.items():
        old = merged.get(key)
        merged[key] = merge_values(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return merged


def helm_file(values):
    """Values as Helm reads them from the file that kubernetes.core's module writes (`yaml.dump`, in block style)."""
    plain = json.loads(json.dumps(values))
    [document] = parse_documents(yaml.dump(plain, default_flow_style=False), "values") or [{}]
    return document


def digest(content):
    text = content if isinstance(content, str) else json.dumps(content, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


# --- the role -----------------------------------------------------------------------------------------------------


class Run:
    """One walk through the role's tasks for one set of variables."""

    def __init__(self, release, overlay):
        self.release = release
        self.overlay = overlay
        self.facts = {}
        self.assertions = []
        self.written = {}
        self.templates = {}
        self.objects = {}
        self.commands = []
        self.reads = set()

    def ask(self, unit, compute, item=MISSING):
        """An answer of the role's scope; `item` is the loop variable in force."""
        facts = self.facts if item is MISSING else {**self.facts, "item": item}
        return self.release.role_scope.ask(unit, self.overlay, facts, compute, self.reads)

    def tasks(self, file, role, inherited=()):
        for index, task in enumerate(self.release.task_list(role, file)):
            self.task(task, f"{role}/tasks/{file}#{index}", role, list(inherited))

    def task(self, task, unit, role, inherited):
        if "vars" in task:
            outer, self.facts = self.facts, {**self.facts, **task["vars"]}
            self.task({key: value for key, value in task.items() if key != "vars"}, unit, role, inherited)
            self.facts = {name: v for name, v in self.facts.items() if name in outer or name not in task["vars"]}
            return
        conditions = inherited + as_list(task.get("when"))
        if "block" in task:
            for index, inner in enumerate(task["block"]):
                self.task(inner, f"{unit}.{index}", role, conditions)
            return
        module = next(name for name in task if name not in TASK_KEYWORDS and not name.startswith("with_"))
        arguments = task[module]
        if module in ("include_tasks", "import_tasks"):
            if self.ask(unit, lambda v: self.release.role_scope.holds(conditions, v)):
                self.tasks(arguments if isinstance(arguments, str) else arguments["file"], role)
            return
        effect = self.ask(f"{unit} task", lambda v: self.leaf(task, module, arguments, unit, role, conditions, v.read))
        self.assertions += effect.assertions
        self.written.update(effect.written)
        self.templates.update(effect.templates)
        self.commands += effect.commands
        self.facts = {**self.facts, **effect.facts}
        for path, content in effect.objects.items():
            self.note(path, content)

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
        results = []
        for item in self.items(task, unit, conditions):
            skipped = not self.condition(unit, conditions, item)
            if not skipped:
                self.perform(module.split(".")[-1], task, arguments, unit, role, item)
            result = {**successful_result(), "skipped": skipped}
            results.append(result if item is MISSING else {**result, "item": item})
        if module not in ("assert", "fail"):
            self.note(f"tasks/{file}", [unit, [not result["skipped"] for result in results]])
        if "register" in task:
            looped = any(key == "loop" or key.startswith("with_") for key in task)
            self.facts[task["register"]] = {**successful_result(), "results": results} if looped else results[0]

    def items(self, task, unit, conditions):
        key = next((key for key in task if key == "loop" or key.startswith("with_")), None)
        if key is None:
            return [MISSING]
        if key not in ("loop", "with_items"):
            raise Refused(f"{unit}: unsupported loop {key}")
        scope = self.release.role_scope
        try:
            found = self.ask(f"{unit} loop", lambda v: scope.template(task[key], v))
        except Refused:
            # As Ansible does: a loop over something undefined is fine if the task is skipped anyway.
            if not self.condition(unit, conditions, MISSING):
                return []
            raise
        return found if key == "loop" else [x for item in found for x in (item if isinstance(item, list) else [item])]

    def condition(self, unit, conditions, item):
        if not conditions:
            return True
        return self.ask(f"{unit} when", lambda v: self.release.role_scope.holds(conditions, v), item)

    def perform(self, module, task, arguments, unit, role, item):
        scope = self.release.role_scope
        file = unit.split("#")[0].split("/tasks/")[1]
        if module in ("assert", "fail"):
            failed = [
                that
                for that in (as_list(arguments["that"]) if module == "assert" else ["false"])
                if not self.ask(f"{unit} that {that}", lambda v: scope.holds(that, v), item)
            ]
            self.assertions += [{"file": f"{role}/tasks/{file}", "that": str(that)} for that in failed]
            return
        if module == "set_fact":
            for name, value in arguments.items():
                self.facts[name] = self.ask(f"{unit} {name}", lambda v: scope.template(value, v), item)
            return
        if module in ("debug", "meta", "pause"):
            return
        if module == "template":
            source, destination = self.ask(
                f"{unit} args", lambda v: [scope.template(arguments[key], v) for key in ("src", "dest")], item
            )
            content = self.ask(
                f"{unit} content {source}",
                lambda v: self.release.render_template(scope, source, destination, arguments, v),
                item,
            )
            self.written[destination] = content
            self.templates[destination] = f"templates/{source}"
            return
        seen = self.ask(f"{unit} args", lambda v: scope.template(arguments, v), item)
        if module == "copy" and "content" in arguments:
            self.written[seen["dest"]] = str(seen["content"])
            self.templates[seen["dest"]] = None
            return
        if module in ("command", "shell", "raw"):
            line = seen if isinstance(seen, str) else " ".join([seen.get("cmd") or seen.get("_raw_params") or ""])
            self.commands.append(line)
        self.note(f"tasks/{file}", [unit, seen])
        retries = {key: task[key] for key in ("until", "retries", "delay", "environment") if key in task}
        if retries:
            retries.pop("until", None)
            self.note(f"tasks/{file}", self.ask(f"{unit} retries", lambda v: scope.template(retries, v), item))

    def note(self, path, content):
        self.objects[path] = digest([self.objects.get(path), content])


def as_list(value):
    return [] if value is None else list(value) if isinstance(value, list) else [value]


TASK_KEYWORDS = frozenset(
    "name when loop loop_control register vars tags become become_user delegate_to run_once ignore_errors failed_when "
    "changed_when until retries delay environment notify no_log args block rescue always any_errors_fatal check_mode "
    "delegate_facts connection async poll listen diff throttle timeout module_defaults".split()
)


class Release:
    """One extracted Kubespray release."""

    def __init__(self, folder):
        self.folder = os.path.abspath(folder)
        self.loader = DataLoader()
        self.loader.set_basedir(self.folder)
        self.files = {}
        facts = host_facts()
        common = ["kubespray-defaults", "kubespray_defaults", "download"]
        common_defaults = self.role_variables(common, "defaults")
        above = self.role_variables(common, "vars")
        # The control plane's play does not load the Cilium role, so its defaults are not in scope there.
        self.cluster_scope = Scope(self.loader, combine_vars(facts, common_defaults) | facts, above)
        role_defaults = self.role_variables(["etcd", "kubernetes/preinstall", CILIUM_ROLE], "defaults")
        self.role_scope = Scope(self.loader, {**common_defaults, **role_defaults, **facts}, above)
        custom_cni = self.role_variables([CUSTOM_CNI_ROLE], "defaults")
        self.custom_cni_scope = Scope(self.loader, {**common_defaults, **custom_cni, **facts}, above)
        self.declared = {**common_defaults, **role_defaults}
        self.checks = self.cluster_assertions()
        self.custom_cni_dependencies = self.load_custom_cni_dependencies()
        self.custom_cni_releases = [
            release for dependency in self.custom_cni_dependencies for release in dependency.get("releases", [])
        ]

    def role_folder(self, role):
        return os.path.join(self.folder, "roles", role)

    def role_variables(self, roles, kind):
        variables = {}
        for role in roles:
            folder = os.path.join(self.role_folder(role), kind)
            if os.path.isdir(folder):
                for file in self.loader.find_vars_files(folder, "main", ROLE_EXTENSIONS):
                    variables = combine_vars(variables, self.loader.load_from_file(file, unsafe=False) or {})
        return variables

    def task_list(self, role, file):
        path = os.path.join(self.role_folder(role), "tasks", file)
        if path not in self.files:
            self.files[path] = self.loader.load_from_file(path) or []
        return self.files[path]

    def render_template(self, scope, source, destination, arguments, variables):
        """As Ansible's template action does: block trimming on, first-line overrides, no escaping of backslashes."""
        path = os.path.join(self.role_folder(CILIUM_ROLE), "templates", source)
        with open(path, encoding="utf-8") as file:
            text = file.read()
        variables.update(generate_ansible_template_vars(source, path, destination))
        templar = scope.templar.copy_with_new_env(
            environment_class=AnsibleEnvironment,
            searchpath=[os.path.dirname(path), os.path.join(self.role_folder(CILIUM_ROLE), "templates")],
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

    def cluster_assertions(self):
        """Kubespray's own checks outside the role that speak of Cilium, with a name for each and their role."""
        found = []
        for role, file in (
            ("kubernetes/preinstall", "0020-verify-settings.yml"),
            ("kubernetes/preinstall", "0040-verify-settings.yml"),
            ("validate_inventory", "main.yml"),
        ):
            if not os.path.exists(os.path.join(self.role_folder(role), "tasks", file)):
                continue
            for index, task in enumerate(self.task_list(role, file)):
                if "assert" in task and "cilium" in json.dumps(task, default=str):
                    found.append((task, f"{role}/tasks/{file}#{index}", role))
        return found

    def render(self, overlay, contents=False, reads=False):
        """
        What the role makes of these variables, set as group variables:

        - error: why rendering fails (one line); assertions: the checks that stop the play
        - config: data of ConfigMap/cilium-config as a cluster gets it; typeErrors: keys whose value is no string there
        - values: Helm values, files merged as Helm does; command: the Cilium CLI's command line
        - customCniValues: Helm values that the generic CNI role would hand to Helm
        - objects: digests of everything else that is rendered or run, by path below the role
        - facts: what else follows for the cluster
        - written (on request): every rendered file by destination; reads (on request): the variables that were looked at
        """
        run = Run(self, overlay)
        result = {"assertions": run.assertions, "objects": run.objects, "facts": {}}
        try:
            for task, unit, role in self.checks:
                run.task(task, unit, role, [])
            run.tasks("main.yml", CILIUM_ROLE)
            try:
                self.read_outputs(run, result)
            except (AttributeError, KeyError, TypeError) as error:
                raise Refused(f"a rendered manifest has another shape: {one_line(error)}") from error
            result["facts"]["kubeProxyDeployed"] = self.deploys_kube_proxy(run)
            custom = self.custom_cni_values(overlay)
            if custom is not None:
                result["customCniValues"] = custom
        except Refused as error:
            result["error"] = str(error)
        if contents:
            result["written"] = run.written
        if reads:
            result["reads"] = sorted(n for n in run.reads if n in self.declared or n.startswith(("cilium_", "kube_")))
        return result

    def read_outputs(self, run, result):
        install = next((line for line in run.commands if re.search(r"/cilium (install|upgrade) ", line)), None)
        values_files = re.findall(r"(?:-f|--values|--helm-values)[= ](\S+)", install or "")
        if install:
            values = {}
            for path in values_files:
                for document in parse_documents(run.written.get(path, ""), os.path.basename(path)):
                    if not isinstance(document, dict):
                        raise Refused(f"{os.path.basename(path)}: Helm values must be a mapping")
                    values = merge_values(values, document)
            result["values"] = values
            result["command"] = install
            address_set = bool(values.get("k8sServiceHost"))
            result["facts"].update(agentApiServer=address_set, operatorApiServer=address_set)
        for path, content in run.written.items():
            if path in values_files:
                continue
            template = run.templates[path]
            others = []
            for document in parse_documents(content, template) if not path.endswith(".conflist") else [content]:
                kind = document.get("kind") if isinstance(document, dict) else None
                if kind == "ConfigMap" and document["metadata"]["name"] == "cilium-config":
                    result["config"], result["typeErrors"] = config_data(document["data"])
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
        path = os.path.join(self.role_folder(CUSTOM_CNI_ROLE), "meta", "main.yml")
        return self.loader.load_from_file(path)["dependencies"] if os.path.exists(path) else []

    def custom_cni(self, overlay):
        """
        What the role for a custom CNI hands to Helm with these group variables:

        - error, assertions, facts: as in `render`
        - repositories, releases: arguments of kubernetes.core's modules, as far as the role gives them; none if it
          installs no chart. Values are as Helm reads them from the file that the module writes
        """
        run = Run(self, overlay)
        result = {"assertions": run.assertions, "facts": {}, "repositories": [], "releases": []}
        scope = self.custom_cni_scope
        try:
            for task, unit, role in self.checks:
                run.task(task, unit, role, [])
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
        Defaults that the release declares: as written (expressions stay expressions), and what they come to.
        Names that only the role's own tasks set are listed as `registered`.
        """
        variables = RecordedVariables(self.role_scope.variables({}, {}))
        values = {}
        for name in self.declared:
            try:
                values[name] = self.role_scope.template(self.declared[name], variables)
            except (AnsibleError, TypeError, ValueError, KeyError, AttributeError):
                continue
        return {
            "defaults": text_keys(self.declared),
            "values": text_keys(values),
            "registered": sorted(self.registered(CILIUM_ROLE)),
        }

    def registered(self, role):
        folder = os.path.join(self.role_folder(role), "tasks")
        tasks = [task for file in sorted(os.listdir(folder)) for task in self.task_list(role, file)]
        names = set()
        while tasks:
            task = tasks.pop()
            tasks += task.get("block", [])
            names.update([task["register"]] if "register" in task else [])
            names.update(task.get("set_fact", {}))
        return names - set(self.declared)


def knows_api_server(workload):
    containers = workload["spec"]["template"]["spec"]["containers"]
    return any(env["name"] == "KUBERNETES_SERVICE_HOST" for c in containers for env in c.get("env") or [])


def config_data(data):
    """ConfigMap data as the API server stores it, and the keys that it refuses because they hold no string."""
    refused = sorted(str(key) for key, value in data.items() if value is not None and not isinstance(value, str))
    texts = {str(key): value if isinstance(value, str) else "" if value is None else json.dumps(value, default=str)
             for key, value in data.items()}
    return texts, refused


def main():
    init_plugin_loader()
    cache_compiled_templates()
    release = Release(sys.argv[1])
    for line in sys.stdin:
        request = json.loads(line)
        if request.get("describe"):
            answer = release.describe()
        elif "customCni" in request:
            answer = release.custom_cni(request["customCni"])
        else:
            answer = release.render(request["set"], request.get("contents", False), request.get("reads", False))
        sys.stdout.write(json.dumps(answer, sort_keys=True, default=str) + "\n")
        sys.stdout.flush()


main()
