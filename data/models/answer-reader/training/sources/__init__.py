"""One module per dataset: it reads the published files and returns examples."""
