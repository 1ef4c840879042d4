"""When something is due: what people say of times, time zones, and the next minute. Pure."""
