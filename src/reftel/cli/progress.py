"""A progress bar on standard error: how much is done, at what rate, and how long it will take yet.

It is shown only on a terminal; in a pipe or a log nothing is printed.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import ProgressColumn

Tell = Callable[[int], object]


@contextmanager
def progress(told: str, total: int | None = None) -> Iterator[Tell]:
    """Show a bar while the block runs; call what is given with each further number of telegrams done."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _rate(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(told, total=total)
        yield lambda count: bar.advance(task, count)


def _rate() -> "ProgressColumn":
    """The column that says how many telegrams a second are done."""
    from rich.progress import ProgressColumn, Task
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:,.0f}/s" if task.speed else "")

    return Rate()
