"""Averages two checkpoints of one training, so that the later one forgets less of the earlier.

Wortsman et al. 2022, "Robust fine-tuning of zero-shot models": between the weights before and after
fine-tuning lie some that keep most of both.
"""

import argparse
from pathlib import Path

import torch


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--before", type=Path, required=True, help="checkpoint trained from")
    parser.add_argument("--after", type=Path, required=True, help="checkpoint trained to")
    parser.add_argument("--share", type=float, default=0.5, help="of the later one, 0 to 1")
    parser.add_argument("--output", type=Path, required=True, help="checkpoint to write")
    args = parser.parse_args()

    before, after = (
        torch.load(path, map_location="cpu", weights_only=True)
        for path in (args.before, args.after)
    )
    torch.save(
        {name: torch.lerp(before[name], after[name], args.share) for name in before}, args.output
    )


if __name__ == "__main__":
    main()
