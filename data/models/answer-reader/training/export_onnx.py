"""Exports a checkpoint to ONNX, float32 and int8, in the folder layout of transformers.js.

Prints how far both files' logits are from the checkpoint's.
"""

import argparse
import json
import tempfile
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from transformers import AutoConfig, AutoTokenizer

from reader.encode import DEFAULT_BASE
from reader.model import Reader, load_checkpoint

INPUT_NAMES = ["input_ids", "attention_mask", "token_type_ids"]
OUTPUT_NAMES = ["start_logits", "end_logits"]
OPSET = 17

CONFIG_KEYS = [
    "vocab_size",
    "hidden_size",
    "num_hidden_layers",
    "num_attention_heads",
    "intermediate_size",
    "hidden_act",
    "max_position_embeddings",
    "type_vocab_size",
    "layer_norm_eps",
    "pad_token_id",
    "position_embedding_type",
]

SAMPLE_QUESTIONS = ["who opened the bridge", "when was the meeting held"]
SAMPLE_PASSAGES = [
    "The mayor opened the bridge.",
    "The council held its meeting on 3 March in the old town hall.",
]


def export_float32(model: Reader, inputs: dict[str, torch.Tensor], path: Path) -> None:
    axes = {name: {0: "batch", 1: "sequence"} for name in INPUT_NAMES + OUTPUT_NAMES}
    torch.onnx.export(
        model,
        tuple(inputs[name] for name in INPUT_NAMES),
        str(path),
        input_names=INPUT_NAMES,
        output_names=OUTPUT_NAMES,
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )


def quantise(source: Path, target: Path, reduce_range: bool) -> None:
    """Dynamic quantisation: int8 weights with one scale per channel."""
    with tempfile.TemporaryDirectory() as folder:
        prepared = Path(folder) / "prepared.onnx"
        quant_pre_process(str(source), str(prepared), skip_symbolic_shape=True)
        quantize_dynamic(
            str(prepared),
            str(target),
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=reduce_range,
        )


def write_config(base: str, path: Path) -> None:
    source = AutoConfig.from_pretrained(base).to_dict()
    config = {"architectures": ["BertForQuestionAnswering"], "model_type": "bert"}
    config |= {key: source[key] for key in CONFIG_KEYS if source.get(key) is not None}
    path.write_text(json.dumps(config, indent=1), encoding="utf-8")


def largest_difference(
    path: Path, inputs: dict[str, torch.Tensor], expected: tuple[np.ndarray, np.ndarray]
) -> float:
    """Largest absolute difference of a logit on any token but padding."""
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    feed = {name: inputs[name].numpy() for name in INPUT_NAMES}
    real = feed["attention_mask"] == 1
    actual = session.run(OUTPUT_NAMES, feed)
    return max(float(np.abs(ours - theirs)[real].max()) for ours, theirs in zip(actual, expected))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--checkpoint", type=Path, required=True, help="of train.py")
    parser.add_argument("--output", type=Path, required=True, help="model folder to write")
    parser.add_argument("--base", default=DEFAULT_BASE, help="path or hub id of the encoder")
    parser.add_argument(
        "--reduce-range",
        action="store_true",
        help="7-bit weights, for processors with AVX2 but no VNNI",
    )
    args = parser.parse_args()

    # The exporter traces the plain attention; the weights are the same.
    model = Reader(args.base, attention="eager", pretrained=False)
    load_checkpoint(model, args.checkpoint)
    model.eval()
    tokenizer = AutoTokenizer.from_pretrained(args.base)
    inputs = tokenizer(
        SAMPLE_QUESTIONS,
        SAMPLE_PASSAGES,
        padding=True,
        return_token_type_ids=True,
        return_tensors="pt",
    )

    float32 = args.output / "onnx" / "model.onnx"
    int8 = args.output / "onnx" / "model_quantized.onnx"
    float32.parent.mkdir(parents=True, exist_ok=True)
    export_float32(model, inputs, float32)
    quantise(float32, int8, args.reduce_range)
    # tokenizer.json keeps the padding and truncation of the last call: to the longest, and none.
    tokenizer.save_pretrained(args.output)
    write_config(args.base, args.output / "config.json")

    with torch.no_grad():
        start_logits, end_logits = model(**{name: inputs[name] for name in INPUT_NAMES})
    expected = (start_logits.numpy(), end_logits.numpy())
    for path in (float32, int8):
        difference = largest_difference(path, inputs, expected)
        print(f"{path}: {path.stat().st_size // 1024} KiB, largest difference {difference:.4f}")


if __name__ == "__main__":
    main()
