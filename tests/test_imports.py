import ast
from pathlib import Path

ROOT = Path(__file__).parent.parent
MAY_IMPORT = {
    "corpus": {"corpus"},
    "ingest": {"corpus", "ingest"},
    "assistant": {"corpus", "ingest", "assistant"},
    "page": {"corpus", "ingest", "assistant", "page"},
}
FACES = {"cli", "ui"}


def test_imports_run_one_way() -> None:
    wrong: list[str] = []
    for package, allowed in MAY_IMPORT.items():
        for file in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                names = []
                if isinstance(node, ast.ImportFrom) and node.module:
                    names = [node.module]
                elif isinstance(node, ast.Import):
                    names = [alias.name for alias in node.names]
                for name in names:
                    top = name.split(".")[0]
                    if top in set(MAY_IMPORT) | FACES and top not in allowed:
                        wrong.append(f"{file.relative_to(ROOT)} imports {name}")
    assert wrong == []
