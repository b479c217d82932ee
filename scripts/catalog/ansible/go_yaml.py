"""YAML as the Go programs behind kubectl and Helm read it, and Helm's merging of values."""

import functools
import hashlib
import json
import re

import yaml

from scope import Refused, one_line


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
        # The parser does not accept Ansible's own string types.
        documents = yaml.load_all(str.__str__(text), Loader=GoLoader)
        return [text_keys(document) for document in documents if document is not None]
    except (yaml.YAMLError, ValueError) as error:
        raise Refused(f"{where}: not YAML: {one_line(error)}") from error


def text_keys(value):
    """The conversion from YAML to JSON in Go: a key that is not a string is printed as one (an unquoted `y` becomes
    `true`)."""
    if isinstance(value, dict):
        return {k if isinstance(k, str) else json.dumps(k, default=str): text_keys(v) for k, v in value.items()}
    return [text_keys(item) for item in value] if isinstance(value, list) else value


def merge_values(base, over):
    """Helm's merge of values files: maps key by key, everything else is replaced."""
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
