"""Turns an exported model back into a checkpoint, to train on from it.

The weights are those of the int8 file, so they differ from the ones that were exported by at most
half a quantisation step.
"""

import argparse
import re
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from reader.model import Reader

MATRIX = re.compile(r"^onnx::MatMul_\d+_quantized$")


def dequantised(tensors: Mapping[str, np.ndarray], name: str) -> np.ndarray:
    """Float32 values of a tensor stored as `name`_quantized; the scale is one, or one a column."""
    base = name.removesuffix("_quantized")
    zero = tensors[f"{base}_zero_point"].astype(np.float32)
    return (tensors[f"{base}_quantized"].astype(np.float32) - zero) * tensors[f"{base}_scale"]


def parameters(model: onnx.ModelProto) -> dict[str, np.ndarray]:
    """Parameters by the names of `Reader`."""
    tensors = {tensor.name: numpy_helper.to_array(tensor) for tensor in model.graph.initializer}
    found = {}
    for name in tensors:
        if name.endswith("embeddings.weight_quantized"):
            found[name.removesuffix("_quantized")] = dequantised(tensors, name)
        elif name.endswith((".bias", "LayerNorm.weight")):
            found[name] = tensors[name]
    for node in model.graph.node:
        matrix = next((name for name in node.input if MATRIX.match(name)), None)
        if node.op_type == "MatMulInteger" and matrix is not None:
            path = node.name.removeprefix("/").removesuffix("/MatMul_quant")
            found[f"{path.replace('/', '.')}.weight"] = dequantised(tensors, matrix).T
    return {reader_name(name): value for name, value in found.items()}


def reader_name(exported: str) -> str:
    """The two submodules had other names in the first export."""
    return re.sub(r"^h\.", "head.", re.sub(r"^m\.", "encoder.", exported))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--onnx", type=Path, required=True, help="model_quantized.onnx")
    parser.add_argument("--base", required=True, help="folder with the model's config.json")
    parser.add_argument("--output", type=Path, required=True, help="checkpoint to write")
    args = parser.parse_args()

    model = Reader(args.base, pretrained=False)
    found = parameters(onnx.load(str(args.onnx)))
    model.load_state_dict(
        {name: torch.from_numpy(np.array(value, np.float32)) for name, value in found.items()}
    )
    torch.save(model.state_dict(), args.output)
    print(f"{args.output}: {len(found)} tensors")


if __name__ == "__main__":
    main()
