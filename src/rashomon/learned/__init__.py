"""Small fitted models, asked by any room: what is neither text nor a neural network."""
