"""A trained network -> ONNX with int8 weights, scaled per channel: small, fast on a laptop, and free of code."""

import tempfile
import warnings
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.fusion_options import FusionOptions
from onnxruntime.transformers.optimizer import optimize_model

from notelens.tagging.encoder import INPUTS, OUTPUTS
from notelens.training.encoder.network import HEADS, WIDTH, Network

_OPSET = 17


def export_network(network: Network) -> bytes:
    """Return the int8 model. Its log odds differ a little from the network's; calibration is fitted on these."""
    import onnx  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        plain, fused, small = (Path(folder) / f"{name}.onnx" for name in ("plain", "fused", "small"))
        example = (torch.ones(1, 8, dtype=torch.int64), torch.ones(1, 8, dtype=torch.int64))
        axes = {name: {1: "pieces"} for name in (*INPUTS, "evidence")}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            torch.onnx.export(
                network, example, plain, input_names=list(INPUTS), output_names=list(OUTPUTS), dynamic_axes=axes,
                opset_version=_OPSET, dynamo=False,
            )  # fmt: skip
            options = FusionOptions("bert")
            model = optimize_model(str(plain), "bert", num_heads=HEADS, hidden_size=WIDTH, optimization_options=options)
            model.save_model_to_file(str(fused))
            quantize_dynamic(
                fused, small, weight_type=QuantType.QInt8, per_channel=True,
                extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
            )  # fmt: skip
        return small.read_bytes()
