"""Examples -> a fine-tuned encoder: network, training loop, export to ONNX. Needs the extra `train` (torch)."""
