"""Prints the tree that CPython makes of a Python text, in the words of our own tree: one JSON line per text.

Reads one JSON string per line from stdin. A node is `type`, `start`, `end`, `name`, `path`: offsets are UTF-16 units,
byte order mark included; `path` names the definitions around it. Left out, since CPython has them otherwise: what is
inside f-strings and patterns, generators, tuples that are no display. A chain of comparisons, of `and` or of `or` is one node.
"""
import ast
import json
import sys
import warnings

warnings.simplefilter("ignore")

TYPES = {
    "AsyncFunctionDef": "FunctionDef", "AnnAssign": "Assign", "AugAssign": "Assign", "AsyncFor": "For",
    "AsyncWith": "With", "TryStar": "Try", "BinOp": "Binary", "IfExp": "Conditional", "UnaryOp": "Unary",
    "YieldFrom": "Yield", "JoinedStr": "String", "Nonlocal": "Global", "BoolOp": "Chain", "Compare": "Chain",
}  # fmt: skip
SAME = {
    "FunctionDef", "ClassDef", "Assign", "For", "While", "If", "With", "Try", "ExceptHandler", "Match", "Import",
    "ImportFrom", "Raise", "Return", "Expr", "Pass", "Break", "Continue", "Global", "Delete", "Assert", "Name",
    "Attribute", "Subscript", "Call", "Binary", "Conditional", "Lambda", "Dict", "List", "Set", "ListComp",
    "SetComp", "DictComp", "Await", "Starred", "NamedExpr", "Unary", "Yield", "String", "Chain",
}  # fmt: skip


def describe(text):
    try:
        tree = ast.parse(text.encode("utf-8"))
    except (SyntaxError, ValueError, RecursionError, UnicodeEncodeError):
        return None
    starts = line_starts(text)
    units = text.encode("utf-16-le")

    def offset(line, column):
        at, raw = starts[line - 1]
        skip = 1 if line == 1 and text.startswith("\ufeff") else 0
        prefix = raw[3 * skip : 3 * skip + column].decode("utf-8")
        return at + skip + len(prefix.encode("utf-16-le")) // 2

    found = []
    todo = [(tree, "")]
    while todo:
        node, path = todo.pop()
        kind = type(node).__name__
        kind = TYPES.get(kind, kind)
        if kind == "Constant":
            value = node.value
            kind = "String" if isinstance(value, (str, bytes)) else "Constant"
            if not isinstance(value, (str, bytes, bool, type(None), type(...))):
                kind = "Number"
        definition = kind in ("FunctionDef", "ClassDef")
        name = next((getattr(node, key) for key in ("name", "id", "attr") if isinstance(getattr(node, key, None), str)), "")
        if kind in SAME or kind in ("Number", "Constant"):
            start = -1 if definition else offset(node.lineno, node.col_offset)
            end = offset(node.end_lineno, node.end_col_offset)
            if kind != "If" or units[2 * start : 2 * start + 2] != b"e\0":
                found.append([kind, start, end, name, path])
        if isinstance(node, ast.JoinedStr):
            continue
        inner = f"{path}/{name}" if definition else path
        for field, value in ast.iter_fields(node):
            if field in ("pattern", "optional_vars") and not isinstance(value, ast.Name):
                continue
            body = inner if field == "body" else path
            for child in value if isinstance(value, list) else [value]:
                if isinstance(node, ast.Call) and isinstance(child, ast.Starred):
                    child = child.value
                if isinstance(child, ast.AST):
                    todo.append((child, body))
    return found


def line_starts(text):
    starts = []
    at = 0
    # Lines as the tokenizer has them: not at form feeds or at Unicode's line separators.
    for line in text.replace("\r\n", "\n\0").replace("\r", "\n").split("\n"):
        extra = 1 if line.startswith("\0") else 0
        at += extra
        starts.append((at, line[extra:].encode("utf-8")))
        at += len(line[extra:].encode("utf-16-le")) // 2 + 1
    return starts


for line in sys.stdin:
    print(json.dumps(describe(json.loads(line))), flush=True)
