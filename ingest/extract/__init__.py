"""A web page -> the article in it, or the reason why there is none."""
