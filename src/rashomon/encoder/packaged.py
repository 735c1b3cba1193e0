"""The packaged weights: models for ONNX Runtime, and the tokenizer they share."""

from __future__ import annotations

from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from tokenizers import Tokenizer

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

WEIGHTS = files("rashomon.encoder") / "weights"


def load_session(name: str, *, threads: int) -> InferenceSession:
    """A model of the weights' folder; threads: how many ONNX Runtime may use for one run."""
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    with as_file(WEIGHTS / name) as path:
        return InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def tokenizer_json() -> str:
    """The packaged tokenizer as it is stored."""
    return (WEIGHTS / "tokenizer.json").read_text(encoding="utf-8")


def load_tokenizer() -> Tokenizer:
    """The packaged tokenizer, which neither cuts nor pads."""
    tokenizer = Tokenizer.from_str(tokenizer_json())
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
