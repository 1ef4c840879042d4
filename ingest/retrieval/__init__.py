"""Query -> passages: both searches, fused, diverse, cut to sentences."""
