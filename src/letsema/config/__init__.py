"""Settings, root addresses and the way a web server starts Letsema. Nothing else."""
