"""The encoder with its two linear heads, and the loss."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn
from transformers import AutoConfig, AutoModel

from reader.encode import Feature, TokenPair
from reader.evaluation import Predict

HEAD_STD = 0.02
MASKED_LOGIT = -1e4
TEMPERATURE = 2.0


class Reader(nn.Module):
    """Start and end logits for every token of a question and a passage.

    `pretrained=False` takes only the sizes from `base`, for weights that are loaded afterwards.
    """

    def __init__(self, base: str, attention: str = "sdpa", pretrained: bool = True) -> None:
        super().__init__()
        options = {"attn_implementation": attention, "add_pooling_layer": False}
        if pretrained:
            self.encoder = AutoModel.from_pretrained(base, **options)
        else:
            self.encoder = AutoModel.from_config(AutoConfig.from_pretrained(base), **options)
        self.head = nn.Linear(self.encoder.config.hidden_size, 2)
        nn.init.normal_(self.head.weight, std=HEAD_STD)

    def forward(
        self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Inputs and both outputs are [batch, tokens]."""
        hidden = self.encoder(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        logits = self.head(hidden)
        return logits[..., 0], logits[..., 1]


def log_probabilities(logits: Tensor, features: Sequence[Feature]) -> Tensor:
    """Log-softmax over [CLS] and the context's tokens, float32 [batch, tokens]."""
    mask = torch.full(logits.shape, MASKED_LOGIT)
    mask[:, 0] = 0
    for row, feature in enumerate(features):
        first, last = feature.context
        mask[row, first : last + 1] = 0
    return torch.log_softmax(logits.float() + mask, dim=1)


def region_log_probability(log_probs: Tensor, regions: Sequence[TokenPair]) -> Tensor:
    return torch.logsumexp(torch.cat([log_probs[a : b + 1] for a, b in regions]), dim=0)


def reader_loss(start_logits: Tensor, end_logits: Tensor, features: Sequence[Feature]) -> Tensor:
    """Mean negative log-likelihood of a start and an end, halved.

    Marginal over the accepted spans; where only right sentences are known, over all starts and all
    ends in them; where nothing answers, of [CLS].
    """
    starts = log_probabilities(start_logits, features)
    ends = log_probabilities(end_logits, features)
    likelihoods = []
    for start, end, feature in zip(starts, ends, features):
        if feature.answers:
            spans = torch.stack([start[first] + end[last] for first, last in feature.answers])
            likelihoods.append(torch.logsumexp(spans, dim=0))
        elif feature.regions:
            likelihoods.append(
                region_log_probability(start, feature.regions)
                + region_log_probability(end, feature.regions)
            )
        else:
            likelihoods.append(start[0] + end[0])
    return -torch.stack(likelihoods).mean() / 2


def distillation_loss(
    logits: tuple[Tensor, Tensor], taught: tuple[Tensor, Tensor], features: Sequence[Feature]
) -> Tensor:
    """How far starts and ends are from the teacher's: mean divergence at temperature 2, halved."""
    losses = [
        F.kl_div(
            log_probabilities(own / TEMPERATURE, features),
            log_probabilities(theirs.float() / TEMPERATURE, features),
            log_target=True,
            reduction="batchmean",
        )
        for own, theirs in zip(logits, taught)
    ]
    return sum(losses) * TEMPERATURE**2 / 2


def to_tensors(arrays: dict[str, np.ndarray]) -> dict[str, Tensor]:
    return {name: torch.from_numpy(array) for name, array in arrays.items()}


def load_checkpoint(model: Reader, path: Path) -> None:
    model.load_state_dict(torch.load(path, map_location="cpu", weights_only=True))


def predictor(model: Reader) -> Predict:
    """Float32 predictions of the model, which must be in evaluation mode."""

    def predict(inputs: dict[str, np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
        with torch.no_grad():
            start_logits, end_logits = model(**to_tensors(inputs))
        return start_logits.numpy(), end_logits.numpy()

    return predict
