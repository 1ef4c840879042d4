"""The commands of the menus, by place."""

PRIVATE = (
    "start",
    "help",
    "summary",
    "ask",
    "articles",
    "follow",
    "following",
    "unfollow",
    "forget",
    "new",
    "digest",
    "language",
    "settings",
    "usage",
    "privacy",
    "forget_me",
    "export",
)
GROUPS = (
    "help",
    "summary",
    "ask",
    "articles",
    "follow",
    "following",
    "unfollow",
    "private",
    "digest",
    "catchup",
    "usage",
    "privacy",
    "forget_me",
)
ADMINS = (*GROUPS, "forget", "new", "language", "settings", "export")

ALONE = ("private", "catchup")
"""Commands in groups whose answer is for one person."""

ALSO = ("tag", "share", "suggest", "feedback", "tldr", "summarize")
"""Commands that are in no menu."""

COMMANDS = tuple(dict.fromkeys((*PRIVATE, *ADMINS, *ALSO)))
"""Commands that are this bot's even without its name; in a group others may be for other bots."""
