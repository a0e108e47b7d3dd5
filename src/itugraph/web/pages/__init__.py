"""The pages, a module each: `routes` says at which addresses they answer."""
