"""Writes the encoder in an ONNX file as a folder that `--base` takes, with the tokenizer of the reader.

For an export by Optimum of a BERT: biases, norms and embeddings keep their names, the matrices are the
transposed second inputs of the MatMul nodes, which are named by their module.
"""

import argparse
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from transformers import BertConfig, BertModel

TOKENIZER_FILES = ["tokenizer.json", "tokenizer_config.json"]


def parameters(model: onnx.ModelProto) -> dict[str, np.ndarray]:
    """Parameters by the names of `BertModel`."""
    tensors = {tensor.name: numpy_helper.to_array(tensor) for tensor in model.graph.initializer}
    found = {
        name: value
        for name, value in tensors.items()
        if name.startswith(("embeddings.", "encoder.")) and not name.endswith("position_ids")
    }
    for node in model.graph.node:
        matrix = next((name for name in node.input if name in tensors), None)
        if node.op_type == "MatMul" and matrix is not None:
            path = node.name.removeprefix("/").removesuffix("/MatMul").replace("/", ".")
            found[f"{path}.weight"] = tensors[matrix].T
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--onnx", type=Path, required=True, help="the encoder, float32")
    parser.add_argument("--layers", type=int, required=True)
    parser.add_argument("--heads", type=int, default=12)
    parser.add_argument("--tokenizer", type=Path, default=Path(".."), help="folder to copy it from")
    parser.add_argument("--output", type=Path, required=True, help="folder to write")
    args = parser.parse_args()

    found = parameters(onnx.load(str(args.onnx)))
    vocabulary, hidden = found["embeddings.word_embeddings.weight"].shape
    config = BertConfig(
        vocab_size=vocabulary,
        hidden_size=hidden,
        num_hidden_layers=args.layers,
        num_attention_heads=args.heads,
        intermediate_size=len(found["encoder.layer.0.intermediate.dense.bias"]),
    )
    model = BertModel(config, add_pooling_layer=False)
    model.load_state_dict(
        {name: torch.from_numpy(np.array(value, np.float32)) for name, value in found.items()}
    )
    model.save_pretrained(args.output)
    for name in TOKENIZER_FILES:
        shutil.copy(args.tokenizer / name, args.output / name)
    print(f"{args.output}: {len(found)} tensors")


if __name__ == "__main__":
    main()
