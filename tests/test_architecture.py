"""The tree is the data flow: a stage imports only from stages before it (docs: README, "How it is built")."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "notelens"
FLOW = [
    "errors",
    "records",
    "locations",
    "codebook",
    "settings",
    "reading",
    "privacy",
    "segmentation",
    "tagging",
    "analysis",
    "pipeline",
    "engines",
    "store",
    "summaries",
    "charts",
    "dashboard",
    "report",
    "training",
    "commands",
    "cli",
]
# The codebook is several modules; they are one stage.
SAME_STAGE = {
    "codebook_file": "codebook",
    "codebook_rules": "codebook",
    "codebook_page": "codebook",
    "toml_lines": "codebook",
}
MODULES = sorted(PACKAGE.rglob("*.py"))
HEAVY = {"torch", "streamlit", "onnx", "safetensors"}
# The only stages that may import a heavy part, and nobody imports the encoder's training without asking for torch.
HOMES = {"dashboard": {"streamlit"}, "encoder": {"torch", "onnx", "safetensors"}}


def imports_of(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found


def stage_of(module: str) -> str:
    name = module.split(".")[1]
    return SAME_STAGE.get(name, name)


def modules_of(stage: str) -> list[Path]:
    names = [stage, *(name for name, home in SAME_STAGE.items() if home == stage)]
    return [path for name in names for path in (*PACKAGE.glob(f"{name}.py"), *PACKAGE.glob(f"{name}/**/*.py"))]


@pytest.mark.parametrize(("position", "stage"), list(enumerate(FLOW)), ids=FLOW)
def test_stage_imports_only_earlier_stages(position, stage):
    modules = modules_of(stage)
    assert modules
    for path in modules:
        own = {module for module in imports_of(path) if module.startswith("notelens.")}
        assert {stage_of(module) for module in own} <= set(FLOW[: position + 1]), path.name


def test_every_module_belongs_to_a_stage():
    known = {path for stage in FLOW for path in modules_of(stage)}
    assert set(PACKAGE.rglob("*.py")) - known == {PACKAGE / "__init__.py"}


def test_own_modules_are_imported_by_name_from_their_module():
    for path in PACKAGE.rglob("*.py"):
        assert not [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
                    if isinstance(node, ast.ImportFrom) and node.level], path.name  # fmt: skip


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.name)
def test_heavy_parts_are_imported_where_they_are_at_home(path):
    allowed = set().union(*(parts for home, parts in HOMES.items() if home in path.parts))
    assert not {module.split(".")[0] for module in imports_of(path)} & HEAVY - allowed


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.name)
def test_what_needs_torch_is_imported_only_when_it_is_asked_for(path):
    top = ast.parse(path.read_text(encoding="utf-8")).body
    names = [node.module for node in top if isinstance(node, ast.ImportFrom)]
    assert "encoder" in path.parts or not [name for name in names if "training.encoder" in name]


@pytest.mark.parametrize(
    "path", [p for p in PACKAGE.rglob("*.py") if not {"training", "commands"} & set(p.parts)], ids=lambda p: p.name
)
def test_nothing_at_run_time_imports_training(path):
    assert not [module for module in imports_of(path) if module.startswith("notelens.training")]
