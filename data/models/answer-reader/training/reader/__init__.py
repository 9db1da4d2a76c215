"""The answer reader: examples, their encoding, the model and its evaluation."""
