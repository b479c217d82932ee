"""Run the Cilium role of one extracted Kubespray release through real ansible-core, without a cluster.

usage: ansible-probe.py RELEASE_DIR

Reads one JSON object a line on stdin and answers with one JSON object a line on stdout:

    {"set": {"cilium_debug": true}}   what the role makes of these variables (see `Release.render`)
    {"describe": true}                what the release declares (see `Release.describe`)
    {"customCni": {...}}              what the role for a custom CNI does with these (see `Release.custom_cni`)
    {"notMeasured": true}             what could not be measured so far (see `Release.not_measured`)

The role's tasks are walked in order, as `ansible-playbook` would for the first control plane node. Conditions, loops,
templates and facts are evaluated by ansible-core itself (DataLoader, Templar, Conditional, the template action's
settings); commands are not run and count as successful. Nothing here knows a release: roles, installer, templates and
values files follow from what is found. What goes wrong is an answer with `error`; the driver goes on.
"""

import json
import sys

from ansible.plugins.loader import init_plugin_loader

from go_yaml import text_keys
from release import Release
from scope import Refused, cache_compiled_templates, one_line, replace_missing_plugins


def answer_to(release, request):
    if request.get("describe"):
        return release.describe()
    if request.get("notMeasured"):
        return release.not_measured()
    if "customCni" in request:
        return release.custom_cni(request["customCni"])
    return release.render(request["set"], request.get("contents", False), request.get("reads", False))


def as_line(answer):
    """An answer as a line of JSON, whatever it contains."""
    try:
        return json.dumps(answer, sort_keys=True, default=str) + "\n"
    except (TypeError, ValueError, RecursionError):
        return json.dumps(text_keys(json.loads(json.dumps(text_keys(answer), default=str, skipkeys=True))), sort_keys=True) + "\n"


def main():
    init_plugin_loader()
    cache_compiled_templates()
    missing_plugins = set()
    replace_missing_plugins(missing_plugins)
    release, failure = None, None
    try:
        release = Release(sys.argv[1], missing_plugins)
    except Refused as error:
        failure = str(error)
    for line in sys.stdin:
        try:
            answer = {"fatal": failure} if release is None else answer_to(release, json.loads(line))
        except Exception as error:  # A question that cannot be answered must not end the others.
            answer = {"error": f"{type(error).__name__}: {one_line(error)}", "assertions": [], "objects": {}, "facts": {}}
        sys.stdout.write(as_line(answer))
        sys.stdout.flush()


main()
