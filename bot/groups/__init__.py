"""What groups get: digests, catching up, feeds, and the rights of their members."""
