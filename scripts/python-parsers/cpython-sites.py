"""Prints, as CPython's own parser sees them, the calls and strings of Python files: one JSON line per file.

Reads paths from stdin. Offsets are UTF-16 units into the text as decoded, byte order mark included.
What stands inside an f-string is left out: before 3.12 its positions are not exact.
"""
import ast
import json
import sys
import warnings

warnings.simplefilter("ignore")


def sites(path):
    with open(path, "rb") as handle:
        data = handle.read()
    try:
        text = data.decode("utf-8")
        tree = ast.parse(data)
    except (SyntaxError, UnicodeDecodeError, ValueError, RecursionError):
        return None
    starts = line_starts(text)

    def offset(line, column):
        at, raw = starts[line - 1]
        # CPython counts columns in bytes of a line from which a byte order mark is gone.
        skip = 1 if line == 1 and text.startswith("\ufeff") else 0
        prefix = raw[3 * skip : 3 * skip + column].decode("utf-8")
        return at + skip + len(prefix.encode("utf-16-le")) // 2

    calls, strings = [], []
    todo = [tree]
    while todo:
        node = todo.pop()
        if isinstance(node, ast.Call):
            kind = calls
        elif isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, (str, bytes))):
            kind = strings
        else:
            kind = None
        if kind is not None:
            kind.append([offset(node.lineno, node.col_offset), offset(node.end_lineno, node.end_col_offset)])
        if not isinstance(node, ast.JoinedStr):
            todo.extend(ast.iter_child_nodes(node))
    return {"calls": calls, "strings": strings}


def line_starts(text):
    starts = []
    at = 0
    # Lines as the tokenizer has them: not at form feeds or at Unicode's line separators.
    for line in text.replace("\r\n", "\n\0").replace("\r", "\n").split("\n"):
        extra = 1 if line.startswith("\0") else 0
        raw = line[extra:]
        at += extra
        starts.append((at, raw.encode("utf-8")))
        at += len(raw.encode("utf-16-le")) // 2 + 1
    return starts


for line in sys.stdin:
    print(json.dumps(sites(line.rstrip("\n"))), flush=True)
