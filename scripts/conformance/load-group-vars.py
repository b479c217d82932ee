"""Load YAML documents as Ansible loads group_vars.

Reads one JSON list of texts on stdin; writes one JSON list: {"variables": {...}}, or {"error": "..."} for what Ansible
refuses. Needs ansible-core.
"""

import json
import sys

from ansible.errors import AnsibleError
from ansible.parsing.dataloader import DataLoader


def load(text):
    try:
        variables = DataLoader().load(text, file_name="group_vars/k8s_cluster/generated.yml", json_only=False) or {}
    except AnsibleError as error:
        return {"error": " ".join(str(error).split())[:300]}
    return {"variables": variables}


json.dump([load(text) for text in json.load(sys.stdin)], sys.stdout)
