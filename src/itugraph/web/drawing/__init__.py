"""Pictures that the server draws: where everything stands is computed here, the templates write it as SVG."""
