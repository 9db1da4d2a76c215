"""Trains a larger reader: from the answers, and from those of a reader that was trained before.

The teacher has seen more data than the stories. Its share of the loss falls to nothing in the first
half. A run can be stopped at any time and goes on from its last state, since the learning rate
follows the number of examples.
"""

import argparse
import os
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random

import torch
from torch import nn
from transformers import AutoTokenizer, PreTrainedTokenizerBase

from reader.encode import WHOLE_MAX_TOKENS, Feature, augment, collate, crop, encode
from reader.evaluation import evaluate, held_out_examples
from reader.examples import Example, read_examples
from reader.model import Reader, distillation_loss, load_checkpoint, predictor, reader_loss, to_tensors
from train import (
    BATCH_SIZE,
    CHECKPOINT_SECONDS,
    FINAL_LEARNING_RATE_SHARE,
    MAX_GRADIENT_NORM,
    WARM_UP_STEPS,
    batches,
    freeze,
    make_optimizer,
)

STEPS_PER_LOG_LINE = 50
EVALUATED_EXAMPLES = 1000


def features_of(
    example: Example, tokenizer: PreTrainedTokenizerBase, crop_share: float, rng: Random
) -> list[Feature]:
    """The first window of a varied, sometimes cropped example, unless it misses the answer."""
    cropped = crop(example, rng) if rng.random() < crop_share else example
    first = encode(augment(cropped, rng), tokenizer, WHOLE_MAX_TOKENS)[:1]
    return [feature for feature in first if not feature.misses_answer]


def without_dropout(model: Reader) -> Reader:
    """Dropout costs a quarter of the time here, and few examples are seen twice."""
    for module in model.modules():
        if isinstance(module, nn.Dropout):
            module.p = 0.0
        if hasattr(module, "dropout_prob"):
            module.dropout_prob = 0.0
    return model


class Run:
    """A model in training, and how far it is."""

    def __init__(self, model: Reader, output: Path) -> None:
        self.model = model
        self.optimizer = make_optimizer(model)
        self.output = output
        self.state = output.with_suffix(".state")
        self.seen, self.steps = 0, 0
        if self.state.exists():
            saved = torch.load(self.state, map_location="cpu", weights_only=True)
            model.load_state_dict(saved["model"])
            self.optimizer.load_state_dict(saved["optimizer"])
            self.seen, self.steps = saved["seen"], saved["steps"]
            print(f"going on after {self.seen} examples", flush=True)

    def save(self) -> None:
        content = {
            "model": self.model.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "seen": self.seen,
            "steps": self.steps,
        }
        temporary = self.state.with_suffix(".tmp")
        torch.save(content, temporary)
        os.replace(temporary, self.state)
        torch.save(self.model.state_dict(), self.output)


def train(
    run: Run,
    teacher: Reader | None,
    tokenizer: PreTrainedTokenizerBase,
    training: Sequence[Example],
    held_out: Sequence[Example],
    *,
    total: int,
    peak_learning_rate: float,
    teacher_share: float,
    crop_share: float,
    rng: Random,
) -> None:
    """Trains until `total` examples were seen. Saves and measures every ten minutes and at the end."""
    model = run.model

    def report() -> None:
        run.save()
        model.eval()
        print(f"{run.seen}: {evaluate(predictor(model), tokenizer, held_out)}", flush=True)
        model.train()

    model.train()
    begun, begun_at, loss_sum = time.monotonic(), run.seen, 0.0
    next_checkpoint = CHECKPOINT_SECONDS
    drawn = batches(
        training,
        lambda example: features_of(example, tokenizer, crop_share, rng),
        BATCH_SIZE,
        rng,
    )
    for features in drawn:
        if run.seen >= total:
            break
        run.steps += 1
        progress = run.seen / total
        warm_up = min(1.0, run.steps / WARM_UP_STEPS)
        for group in run.optimizer.param_groups:
            group["lr"] = (
                peak_learning_rate * warm_up * max(FINAL_LEARNING_RATE_SHARE, 1 - progress)
            )
        inputs = to_tensors(collate(features, tokenizer.pad_token_id))
        with torch.autocast("cpu", torch.bfloat16):
            logits = model(**inputs)
        loss = gold = reader_loss(*logits, features)
        share = teacher_share * max(0.0, 1 - 2 * progress) if teacher is not None else 0.0
        if teacher is not None and share > 0:
            with torch.no_grad():
                taught = teacher(**inputs)
            loss = (1 - share) * gold + share * distillation_loss(logits, taught, features)
        run.optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), MAX_GRADIENT_NORM)
        run.optimizer.step()

        run.seen += len(features)
        loss_sum += float(gold.detach())
        elapsed = time.monotonic() - begun
        if run.steps % STEPS_PER_LOG_LINE == 0:
            print(
                f"step {run.steps}: loss {loss_sum / STEPS_PER_LOG_LINE:.3f}, "
                f"{run.seen} examples, {(run.seen - begun_at) / elapsed:.1f} a second",
                flush=True,
            )
            loss_sum = 0.0
        if elapsed > next_checkpoint:
            next_checkpoint += CHECKPOINT_SECONDS
            report()
    report()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--examples", type=Path, nargs="+", required=True)
    parser.add_argument("--base", required=True, help="path or hub id of the encoder")
    parser.add_argument("--init", type=Path, help="checkpoint to start from (default: the base)")
    parser.add_argument("--teacher", type=Path, help="checkpoint of an earlier reader")
    parser.add_argument("--teacher-base", help="path or hub id with the sizes of the teacher")
    parser.add_argument("--teacher-share", type=float, default=0.7, help="of the loss, at first")
    parser.add_argument("--total", type=int, required=True, help="examples to see, all epochs")
    parser.add_argument("--peak-lr", type=float, default=1e-4)
    parser.add_argument("--frozen-layers", type=int, default=4)
    parser.add_argument("--crop-share", type=float, default=0.3, help="of examples, to 2 to 4 sentences")
    parser.add_argument("--output", type=Path, required=True, help="checkpoint to write")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()

    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    examples = read_examples(args.examples)
    tokenizer = AutoTokenizer.from_pretrained(args.base)
    model = without_dropout(Reader(args.base, pretrained=args.init is None))
    if args.init is not None:
        load_checkpoint(model, args.init)
    freeze(model, args.frozen_layers)
    teacher = None
    if args.teacher is not None:
        teacher = Reader(args.teacher_base, pretrained=False)
        load_checkpoint(teacher, args.teacher)
        teacher.eval().bfloat16()
    run = Run(model, args.output)
    train(
        run,
        teacher,
        tokenizer,
        [example for example in examples if not example.held_out],
        held_out_examples(examples, args.seed)[:EVALUATED_EXAMPLES],
        total=args.total,
        peak_learning_rate=args.peak_lr,
        teacher_share=args.teacher_share,
        crop_share=args.crop_share,
        rng=Random(args.seed + run.seen),
    )


if __name__ == "__main__":
    main()
