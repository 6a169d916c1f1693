"""Train the tagger of sources, cues and contents: `python train.py DATA OUT [--epochs 3] [--weights FOLDER]`.

A small BERT with three heads, each giving O, B or I to every word piece. DATA holds PolNeAR's `train` and `dev`; OUT gets a
checkpoint after each epoch, so that a cut-off run goes on with `--resume`.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import torch
from polnear import LAYERS, Paragraph, paragraphs
from tokenizers import Tokenizer
from torch import nn
from transformers import BertConfig, BertModel

PIECES = 192
"""Word pieces of a window; a longer paragraph is cut into windows that overlap by `OVERLAP`."""
OVERLAP = 48
BATCH = 24
RATE = 1.5e-4
OUT, BEGIN, IN = 0, 1, 2
IGNORED = -100


class Tagger(nn.Module):
    """BERT and three linear heads."""

    def __init__(self, weights: Path) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(str(weights), add_pooling_layer=False)
        config: BertConfig = self.bert.config
        self.drop = nn.Dropout(0.1)
        self.heads = nn.Linear(config.hidden_size, 3 * len(LAYERS))

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Scores of shape (batch, pieces, layer, tag)."""
        hidden = self.bert(input_ids=ids, attention_mask=mask).last_hidden_state
        return self.heads(self.drop(hidden)).view(*ids.shape, len(LAYERS), 3)


def windows(
    tokenizer: Tokenizer, paragraph: Paragraph
) -> list[tuple[list[int], list[list[int]], list[tuple[int, int]]]]:
    """Piece ids, tags of each layer and offsets, window by window."""
    encoded = tokenizer.encode(paragraph.text, add_special_tokens=False)
    layers = [_tags(encoded.offsets, paragraph.spans[layer]) for layer in LAYERS]
    tags = [list(at) for at in zip(*layers, strict=True)]
    first, last = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    result, step = [], PIECES - 2 - OVERLAP
    for start in range(0, max(1, len(encoded.ids) - OVERLAP), step):
        cut = slice(start, start + PIECES - 2)
        none = [[IGNORED] * len(LAYERS)]
        result.append(
            ([first, *encoded.ids[cut], last], none + tags[cut] + none, [(0, 0), *encoded.offsets[cut], (0, 0)])
        )
    return result


def _tags(offsets: list[tuple[int, int]], spans: tuple[tuple[int, int], ...]) -> list[int]:
    tags = [OUT] * len(offsets)
    for start, end in spans:
        begun = False
        for at, (a, b) in enumerate(offsets):
            if a < end and b > start:
                tags[at] = IN if begun else BEGIN
                begun = True
    return tags


def batches(rows: list, size: int, rng: random.Random) -> list[list]:
    """Batches of windows of like length, in random order."""
    rows = sorted(rows, key=lambda row: (len(row[0]), rng.random()))
    made = [rows[at : at + size] for at in range(0, len(rows), size)]
    rng.shuffle(made)
    return made


def tensors(batch: list) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Ids, mask and tags of a batch, padded to its longest window."""
    longest = max(len(row[0]) for row in batch)
    ids = torch.zeros(len(batch), longest, dtype=torch.long)
    mask = torch.zeros_like(ids)
    tags = torch.full((len(batch), longest, len(LAYERS)), IGNORED)
    for at, (pieces, wanted, _) in enumerate(batch):
        ids[at, : len(pieces)] = torch.tensor(pieces)
        mask[at, : len(pieces)] = 1
        tags[at, : len(pieces)] = torch.tensor(wanted)
    return ids, mask, tags


def spans_of(tags: list[int], offsets: list[tuple[int, int]]) -> set[tuple[int, int]]:
    """The spans that a sequence of tags means."""
    found: set[tuple[int, int]] = set()
    start = end = None
    for tag, (a, b) in zip(tags, offsets, strict=True):
        if tag in (BEGIN, OUT):
            if start is not None:
                found.add((start, end))
            start, end = (a, b) if tag == BEGIN else (None, None)
        elif start is None:
            start, end = a, b
        else:
            end = b
    if start is not None:
        found.add((start, end))
    return found


@torch.no_grad()
def evaluate(model: Tagger, tokenizer: Tokenizer, rows: list[Paragraph]) -> dict[str, float]:
    """Exact span F1 of each layer, paragraph by paragraph."""
    model.eval()
    counts = {layer: [0, 0, 0] for layer in LAYERS}
    for paragraph in rows:
        got: dict[str, set[tuple[int, int]]] = {layer: set() for layer in LAYERS}
        for pieces, _, offsets in windows(tokenizer, paragraph):
            ids = torch.tensor([pieces])
            best = model(ids, torch.ones_like(ids))[0].argmax(-1)
            for number, layer in enumerate(LAYERS):
                got[layer] |= spans_of(best[1:-1, number].tolist(), offsets[1:-1])
        for layer in LAYERS:
            want = set(paragraph.spans[layer])
            counts[layer][0] += len(want & got[layer])
            counts[layer][1] += len(want)
            counts[layer][2] += len(got[layer])
    return {layer: 2 * hit / max(1, want + got) for layer, (hit, want, got) in counts.items()}


def main() -> None:
    """Train epoch by epoch, with a checkpoint and figures after each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument(
        "--weights", type=Path, required=True, help="folder with MiniLM's config, weights and tokenizer.json"
    )
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--articles", type=int, help="only so many of each part, to see that the recipe runs")
    given = parser.parse_args()
    torch.manual_seed(7)
    torch.set_num_threads(given.threads)
    rng = random.Random(7)
    tokenizer = Tokenizer.from_file(str(given.weights / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    rows = [window for one in paragraphs(given.data / "train", given.articles) for window in windows(tokenizer, one)]
    dev = list(paragraphs(given.data / "dev", given.articles))
    model = Tagger(given.weights)
    steps = given.epochs * -(-len(rows) // BATCH)
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps + 1, pct_start=0.1)
    given.out.mkdir(parents=True, exist_ok=True)
    saved = given.out / "checkpoint.pt"
    begun = 0
    if given.resume and saved.exists():
        state = torch.load(saved)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        begun = state["epoch"]
    loss_of = nn.CrossEntropyLoss(ignore_index=IGNORED)
    for epoch in range(begun, given.epochs):
        model.train()
        started, total = time.time(), 0.0
        made = batches(rows, BATCH, rng)
        for number, batch in enumerate(made):
            ids, mask, tags = tensors(batch)
            loss = loss_of(model(ids, mask).reshape(-1, 3), tags.reshape(-1))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
            if number % 50 == 0:
                print(
                    f"epoch {epoch} batch {number}/{len(made)} loss {total / (number + 1):.4f} {time.time() - started:.0f} s",
                    flush=True,
                )
        torch.save(
            {
                "model": model.state_dict(),
                "optimizer": optimizer.state_dict(),
                "schedule": schedule.state_dict(),
                "epoch": epoch + 1,
            },
            saved,
        )
        figures = evaluate(model, tokenizer, dev)
        (given.out / f"epoch-{epoch + 1}.json").write_text(json.dumps(figures))
        print(epoch + 1, {k: round(v, 4) for k, v in figures.items()}, flush=True)


if __name__ == "__main__":
    main()
