"""Reads inventories as Ansible does.

Input: one JSON line per inventory, {"path": folder, "source": file or folder}. Output: one JSON line each, either
{"refused": message} or {"hosts": {name: {"groups": [...], "variables": {...}}}}, with the variables that begin with cilium_.
Uses the classes behind `ansible-inventory --list`, so that a thousand inventories take seconds.
"""
import json
import os
import sys

os.environ.setdefault("ANSIBLE_INVENTORY_ANY_UNPARSED_IS_FAILED", "true")
os.environ.setdefault("ANSIBLE_LOCALHOST_WARNING", "false")
os.environ.setdefault("ANSIBLE_NOCOLOR", "true")

from ansible.inventory.helpers import sort_groups  # noqa: E402
from ansible.inventory.manager import InventoryManager  # noqa: E402
from ansible.parsing.dataloader import DataLoader  # noqa: E402
from ansible.utils.display import Display  # noqa: E402
from ansible.vars.manager import VariableManager  # noqa: E402

Display.display = lambda *_, **__: None
Display.warning = lambda *_, **__: None


def plain(value):
    """A value that JSON can represent; encrypted values are unknown."""
    name = type(value).__name__
    if name == "AnsibleVaultEncryptedUnicode" or name == "EncryptedString":
        return {"__unknown": True}
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int):
        return int(value) if abs(value) < 2**53 else {"__number": float(value)}
    if isinstance(value, float):
        return value if value == value and abs(value) != float("inf") else {"__float": str(value)}
    if isinstance(value, str):
        return str(value)
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set)):
        return [plain(item) for item in value]
    return {"__text": str(value)}


def read(source):
    loader = DataLoader()
    inventory = InventoryManager(loader=loader, sources=[source])
    variables = VariableManager(loader=loader, inventory=inventory)
    hosts = {}
    for host in inventory.hosts.values():
        seen = variables.get_vars(host=host, include_hostvars=False)
        hosts[host.name] = {
            "groups": [group.name for group in sort_groups(host.get_groups())],
            "variables": {name: plain(value) for name, value in seen.items() if name.startswith("cilium_")},
        }
    return {"hosts": hosts}


for line in sys.stdin:
    try:
        result = read(json.loads(line)["source"])
    except Exception as error:  # noqa: BLE001
        result = {"refused": str(error)[:500]}
    print(json.dumps(result), flush=True)
