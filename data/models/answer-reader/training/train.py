"""Fine-tunes the reader for a given time: one pass of the training.

The learning rate follows the clock, so that the decay ends when the time does, on any machine.
"""

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random

import torch
from transformers import AutoTokenizer, PreTrainedTokenizerBase

from reader.encode import DEFAULT_BASE, Feature, collate, training_features
from reader.evaluation import evaluate, held_out_examples
from reader.examples import Example, read_examples
from reader.model import Reader, load_checkpoint, predictor, reader_loss, to_tensors

BATCH_SIZE = 32
BATCHES_SORTED_TOGETHER = 8
WARM_UP_STEPS = 150
FINAL_LEARNING_RATE_SHARE = 0.02
WEIGHT_DECAY = 0.01
MAX_GRADIENT_NORM = 1.0
STEPS_PER_LOG_LINE = 20
CHECKPOINT_SECONDS = 600
CHECKPOINT_EXAMPLES = 300
FINAL_EXAMPLES = 2000


def batches(
    examples: Sequence[Example],
    features_of: Callable[[Example], list[Feature]],
    size: int,
    rng: Random,
) -> Iterator[list[Feature]]:
    """Batches without end: epoch after epoch, features of similar length together."""
    order = list(examples)
    chunk_size = size * BATCHES_SORTED_TOGETHER
    while True:
        rng.shuffle(order)
        for begin in range(0, len(order), chunk_size):
            features = [
                feature
                for example in order[begin : begin + chunk_size]
                for feature in features_of(example)
            ]
            features.sort(key=lambda feature: len(feature.input_ids))
            groups = [
                features[first : first + size] for first in range(0, len(features), size)
            ]
            rng.shuffle(groups)
            yield from groups


def freeze(model: Reader, layers: int) -> None:
    """Keeps the embeddings and the first layers as they are: less to compute, less to forget."""
    encoder = model.encoder
    for module in (encoder.embeddings, *encoder.encoder.layer[:layers]):
        module.requires_grad_(False)


def make_optimizer(model: Reader) -> torch.optim.AdamW:
    """AdamW without weight decay on embeddings, biases and layer norms."""
    decayed, plain = [], []
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        is_decayed = parameter.ndim > 1 and "embeddings" not in name
        (decayed if is_decayed else plain).append(parameter)
    return torch.optim.AdamW(
        [
            {"params": decayed, "weight_decay": WEIGHT_DECAY},
            {"params": plain, "weight_decay": 0.0},
        ]
    )


def learning_rate(peak: float, step: int, share_of_time: float) -> float:
    """Linear warm-up over 150 steps and linear decay with time; `step` counts from 1."""
    warm_up = min(1.0, step / WARM_UP_STEPS)
    return peak * warm_up * max(FINAL_LEARNING_RATE_SHARE, 1 - share_of_time)


def train(
    model: Reader,
    tokenizer: PreTrainedTokenizerBase,
    training: Sequence[Example],
    held_out: Sequence[Example],
    *,
    minutes: float,
    peak_learning_rate: float,
    batch_size: int,
    precision: torch.dtype,
    output: Path,
    rng: Random,
) -> None:
    """Trains until the time is over. Saves and measures every ten minutes and at the end.

    The time includes the measurements in between, not the one at the end, which reads up to 2,000
    held-out examples.
    """
    optimizer = make_optimizer(model)
    budget = minutes * 60
    next_checkpoint = CHECKPOINT_SECONDS
    seen, loss_sum = 0, 0.0
    begun = time.monotonic()
    model.train()
    drawn = batches(
        training, lambda example: training_features(example, tokenizer, rng), batch_size, rng
    )
    for step, features in enumerate(drawn, start=1):
        elapsed = time.monotonic() - begun
        if elapsed > budget:
            break
        for group in optimizer.param_groups:
            group["lr"] = learning_rate(peak_learning_rate, step, elapsed / budget)

        inputs = to_tensors(collate(features, tokenizer.pad_token_id))
        with torch.autocast("cpu", torch.bfloat16, enabled=precision == torch.bfloat16):
            start_logits, end_logits = model(**inputs)
        loss = reader_loss(start_logits, end_logits, features)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), MAX_GRADIENT_NORM)
        optimizer.step()

        seen += len(features)
        loss_sum += float(loss.detach())
        if step % STEPS_PER_LOG_LINE == 0:
            rate = seen / max(elapsed, 1e-9)
            print(
                f"step {step}: loss {loss_sum / STEPS_PER_LOG_LINE:.3f}, {elapsed:.0f} s, "
                f"{rate:.1f} features/s, epoch {seen / len(training):.2f}",
                flush=True,
            )
            loss_sum = 0.0
        if elapsed > next_checkpoint:
            next_checkpoint += CHECKPOINT_SECONDS
            torch.save(model.state_dict(), output)
            model.eval()
            print(evaluate(predictor(model), tokenizer, held_out[:CHECKPOINT_EXAMPLES]), flush=True)
            model.train()

    torch.save(model.state_dict(), output)
    model.eval()
    print(f"{output}: {evaluate(predictor(model), tokenizer, held_out[:FINAL_EXAMPLES])}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--examples", type=Path, nargs="+", required=True, help="files of examples, all are used"
    )
    parser.add_argument("--minutes", type=float, required=True, help="training time")
    parser.add_argument("--peak-lr", type=float, required=True, help="peak learning rate")
    parser.add_argument("--output", type=Path, required=True, help="checkpoint to write")
    parser.add_argument("--init", type=Path, help="checkpoint to start from (default: the base)")
    parser.add_argument("--base", default=DEFAULT_BASE, help="path or hub id of the encoder")
    parser.add_argument("--batch-size", type=int, default=BATCH_SIZE)
    parser.add_argument(
        "--frozen-layers", type=int, help="do not train the embeddings and as many first layers"
    )
    parser.add_argument(
        "--precision",
        choices=["bfloat16", "float32"],
        default="bfloat16",
        help="of the forward pass; bfloat16 is the slower one without AMX",
    )
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()

    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    examples = read_examples(args.examples)
    training = [example for example in examples if not example.held_out]
    if not training:
        raise SystemExit("--examples: expected training examples, found none")
    tokenizer = AutoTokenizer.from_pretrained(args.base)
    model = Reader(args.base, pretrained=args.init is None)
    if args.init is not None:
        load_checkpoint(model, args.init)
    if args.frozen_layers is not None:
        freeze(model, args.frozen_layers)
    parameters = sum(each.numel() for each in model.parameters() if each.requires_grad)
    print(
        f"{len(training)} training examples, {parameters / 1e6:.1f} million parameters to train",
        flush=True,
    )

    train(
        model,
        tokenizer,
        training,
        held_out_examples(examples, args.seed),
        minutes=args.minutes,
        peak_learning_rate=args.peak_lr,
        batch_size=args.batch_size,
        precision=getattr(torch, args.precision),
        output=args.output,
        rng=Random(args.seed),
    )


if __name__ == "__main__":
    main()
