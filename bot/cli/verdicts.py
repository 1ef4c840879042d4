"""What people think of the answers, for the operator."""

import typer

from bot.cli.session import JSONOption, opened, write_row


def feedback(as_json: JSONOption = False) -> None:
    """Show how many answers people liked, and what was asked where they did not.

    What was forgotten is not shown, and nothing here says who asked.

    Example: article-bot feedback --json
    """
    with opened() as app:
        counts, bad = app.feedback.counts(), app.feedback.bad()
    if as_json:
        write_row({"good": counts.get("good", 0), "bad": counts.get("bad", 0)})
        for one in bad:
            write_row(
                {
                    "question": one.question,
                    "reason": one.reason,
                    "articles": list(one.articles),
                    "at": one.at.isoformat(),
                }
            )
        return
    typer.echo(f"good: {counts.get('good', 0)}, bad: {counts.get('bad', 0)}")
    for one in bad:
        about = f" [{', '.join(one.articles)}]" if one.articles else ""
        typer.echo(f"{one.at:%Y-%m-%d}  {one.reason or '-'}  {one.question or '(summary)'}{about}")
