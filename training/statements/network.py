"""The tagger's network as an ONNX graph of whole BERT layers, which onnxruntime runs and quantises as they stand.

The graph is written out by hand from the trained weights: no tracing, and the same file from the same checkpoint.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

CONTRIB = "com.microsoft"
"""The domain of onnxruntime's own operators: attention, layer norms that add, GELU that adds."""
OPSET = 17
HEADS = 12
EPSILON = 1e-12

Weights = Mapping[str, np.ndarray]


class Network:
    """A graph in the making: nodes in order, and the constants that they use."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.nodes: list[NodeProto] = []
        self.constants: list[TensorProto] = []

    def constant(self, name: str, value: np.ndarray) -> str:
        """Add a constant and give its name back."""
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value, dtype=np.float32), name))
        return name

    def weight(self, key: str, *, turned: bool = False) -> str:
        """A trained weight as a constant; `turned` for the matrices of linear layers, which torch keeps transposed."""
        return self.constant(key, self.weights[key].T if turned else self.weights[key])

    def add(self, kind: str, inputs: list[str], output: str, **settings: float) -> str:
        """Add a node with one output and give the output's name back."""
        domain = "" if kind in {"MatMul", "Add"} else CONTRIB
        self.nodes.append(helper.make_node(kind, inputs, [output], domain=domain, **settings))
        return output


def model(weights: Weights, layers: int) -> ModelProto:
    """The whole network: piece ids of shape (batch, pieces) to scores of shape (batch, pieces, 9)."""
    net = Network(weights)
    last = embedded(net)
    for number in range(layers):
        last = layer(net, number, last)
    raw = net.add("MatMul", [last, net.weight("heads.weight", turned=True)], "heads.product")
    net.add("Add", [raw, net.weight("heads.bias")], "scores")
    ids = helper.make_tensor_value_info("ids", TensorProto.INT32, ["batch", "pieces"])
    scores = helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["batch", "pieces", 9])
    graph = helper.make_graph(net.nodes, "statements", [ids], [scores], net.constants)
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(CONTRIB, 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=9)


def embedded(net: Network) -> str:
    """Word pieces and places as vectors; every piece is of type 0, whose vector is added to the places once and for all."""
    start = "bert.embeddings."
    places = net.weights[start + "position_embeddings.weight"] + net.weights[start + "token_type_embeddings.weight"][0]
    inputs = [
        "ids",
        "",
        net.weight(start + "word_embeddings.weight"),
        net.constant("places", places),
        "",
        net.weight(start + "LayerNorm.weight"),
        net.weight(start + "LayerNorm.bias"),
    ]
    node = helper.make_node("EmbedLayerNormalization", inputs, ["embedded", "no.mask"], domain=CONTRIB, epsilon=EPSILON)
    net.nodes.append(node)
    return "embedded"


def layer(net: Network, number: int, given: str) -> str:
    """One layer: attention and a feed-forward net, each added to what came in and normed."""
    start = f"bert.encoder.layer.{number}."
    own = [f"{start}attention.self.{name}." for name in ("query", "key", "value")]
    matrix = net.constant(f"{number}.qkv", np.concatenate([net.weights[one + "weight"].T for one in own], axis=1))
    bias = net.constant(f"{number}.qkv.bias", np.concatenate([net.weights[one + "bias"] for one in own]))
    seen = net.add("Attention", [given, matrix, bias], f"{number}.attention", num_heads=HEADS)
    middle = added(net, start + "attention.output.", seen, given)
    wide = net.add("MatMul", [middle, net.weight(start + "intermediate.dense.weight", turned=True)], f"{number}.wide")
    bent = net.add("BiasGelu", [wide, net.weight(start + "intermediate.dense.bias")], f"{number}.gelu")
    return added(net, start + "output.", bent, middle)


def added(net: Network, start: str, new: str, given: str) -> str:
    """A linear layer whose result is added to what came in and normed."""
    product = net.add("MatMul", [new, net.weight(start + "dense.weight", turned=True)], start + "product")
    inputs = [
        product,
        given,
        net.weight(start + "LayerNorm.weight"),
        net.weight(start + "LayerNorm.bias"),
        net.weight(start + "dense.bias"),
    ]
    return net.add("SkipLayerNormalization", inputs, start + "sum", epsilon=EPSILON)
