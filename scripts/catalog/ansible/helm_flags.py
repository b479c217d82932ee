"""Applies the flags of a Helm command line that set single values."""

import copy
import json
import re
import shlex

FLAGS = re.compile(r"^--set(-string|-json|-literal)?(?:=(.*))?$", re.DOTALL)


def values_of_flags(values, line):
    """Values after the flags `--set`, `--set-string`, `--set-json` and `--set-literal` of a command."""
    try:
        words = shlex.split(line)
    except ValueError:
        words = line.split()
    found = copy.deepcopy(values)
    for number, word in enumerate(words):
        flag = FLAGS.match(word)
        if not flag:
            continue
        text = flag[2] if flag[2] is not None else words[number + 1] if number + 1 < len(words) else ""
        parts = [text] if flag[1] in ("-json", "-literal") else split(text, ",")
        for part in parts:
            path, separator, value = part.partition("=")
            if separator:
                place(found, [key.replace("\\", "") for key in split(path, ".")], scalar(value, flag[1]))
    return found


def split(text, separator):
    """Splits a text at a separator that is neither escaped nor in braces."""
    parts, depth, start = [], 0, 0
    for at, letter in enumerate(text):
        if text[at - 1 : at] == "\\":
            continue
        depth += (letter == "{") - (letter == "}")
        if letter == separator and depth == 0:
            parts.append(text[start:at])
            start = at + 1
    return [*parts, text[start:]]


def scalar(text, kind):
    if kind == "-json":
        try:
            return json.loads(text)
        except ValueError:
            return text
    if kind == "-literal":
        return text
    if text.startswith("{") and text.endswith("}"):
        inner = text[1:-1]
        return [scalar(item, kind) for item in split(inner, ",")] if inner else []
    plain = text.replace("\\", "")
    if kind == "-string":
        return plain
    if plain in ("true", "false", "null"):
        return {"true": True, "false": False, "null": None}[plain]
    return int(plain) if re.fullmatch(r"0|-?[1-9]\d{0,17}", plain) else plain


def place(values, path, value):
    """Sets a value at a path; a number in brackets selects an element of a list."""
    *outer, last = path
    for key in outer:
        inner = values.get(key)
        values[key] = inner if isinstance(inner, dict) else {}
        values = values[key]
    listed = re.fullmatch(r"(.+)\[(\d+)\]", last)
    if listed:
        items = values.get(listed[1])
        items = list(items) if isinstance(items, list) else []
        items += [None] * (int(listed[2]) + 1 - len(items))
        items[int(listed[2])] = value
        values[listed[1]] = items
    else:
        values[last] = value
