"""Source -> Page: public addresses only, within limits."""
