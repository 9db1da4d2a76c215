"""Measures a checkpoint or an ONNX model on the held-out examples.

An ONNX model needs no torch, a checkpoint no onnxruntime: each is imported where it is used.
"""

import argparse
from pathlib import Path

import numpy as np
from transformers import AutoTokenizer

from reader.encode import DEFAULT_BASE, MAX_TOKENS
from reader.evaluation import MAX_SPAN_TOKENS, Predict, evaluate, held_out_examples
from reader.examples import read_examples

OUTPUT_NAMES = ["start_logits", "end_logits"]


def onnx_predictor(path: Path, threads: int) -> Predict:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def predict(inputs: dict[str, np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
        start_logits, end_logits = session.run(OUTPUT_NAMES, inputs)
        return start_logits, end_logits

    return predict


def checkpoint_predictor(path: Path, base: str, threads: int) -> Predict:
    import torch

    from reader.model import Reader, load_checkpoint, predictor

    torch.set_num_threads(threads)
    model = Reader(base, pretrained=False)
    load_checkpoint(model, path)
    return predictor(model.eval())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--examples", type=Path, required=True, help="of build_*.py")
    model = parser.add_mutually_exclusive_group(required=True)
    model.add_argument("--checkpoint", type=Path, help="of train.py")
    model.add_argument("--onnx", type=Path, help="ONNX file of export_onnx.py")
    parser.add_argument(
        "--base",
        default=DEFAULT_BASE,
        help="path or hub id of the tokenizer and, for a checkpoint, of the network's sizes",
    )
    parser.add_argument(
        "--max-tokens", type=int, default=MAX_TOKENS, help="window; 512 reads a paragraph at once"
    )
    parser.add_argument("--max-span-tokens", type=int, default=MAX_SPAN_TOKENS)
    parser.add_argument("--limit", type=int, help="number of examples, a random sample")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()

    examples = held_out_examples(read_examples([args.examples]), args.seed)[: args.limit]
    if not examples:
        raise SystemExit(f"{args.examples}: expected held-out examples, found none")
    if args.onnx is not None:
        predict = onnx_predictor(args.onnx, args.threads)
    else:
        predict = checkpoint_predictor(args.checkpoint, args.base, args.threads)
    tokenizer = AutoTokenizer.from_pretrained(args.base)
    print(evaluate(predict, tokenizer, examples, args.max_tokens, args.max_span_tokens))


if __name__ == "__main__":
    main()
