"""In which language a chat model writes; it belongs to the task that handles a message."""

from contextvars import ContextVar

ENGLISH_NAMES = {
    "ar": "Arabic", "de": "German", "en": "English", "es": "Spanish", "fr": "French",
    "hi": "Hindi", "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch",
    "pl": "Polish", "pt": "Portuguese", "ru": "Russian", "tr": "Turkish", "uk": "Ukrainian",
    "zh": "Chinese",
}  # fmt: skip
"""What the prompts, which are English, call a language (ISO 639-1)."""

_fixed: ContextVar[str | None] = ContextVar("fixed_tongue", default=None)


def fix(language: str | None) -> None:
    """Let the model write in this language from here on in this task; None takes it back."""
    _fixed.set(language)


def fixed() -> str | None:
    """Return the language that was chosen, if one was."""
    return _fixed.get()


def wording() -> str:
    """Return what the model is told."""
    language = fixed()
    return "the language of the question" if language is None else name_of(language)


def name_of(language: str) -> str:
    """Return the English name of a language; its code where none is known."""
    return ENGLISH_NAMES.get(language, language)
