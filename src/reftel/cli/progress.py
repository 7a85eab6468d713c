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


class Reading:
    """How far the reading of files has come: bytes read of all, and telegrams that are safe."""

    def __init__(self, move: Callable[[int, int], object]) -> None:
        self._move = move

    def read(self, size: int) -> None:
        """So many bytes more were read."""
        self._move(size, 0)

    def kept(self, count: int) -> None:
        """So many telegrams more are done with."""
        self._move(0, count)


@contextmanager
def reading_progress(told: str, size: int) -> Iterator[Reading]:
    """Show a bar over the bytes of all files, with the telegrams a second and the time left."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    rate = TextColumn("{task.fields[telegrams]:,} telegrams, {task.fields[rate]:,.0f}/s")
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), rate, TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(told, total=size, telegrams=0, rate=0.0)

        def move(more: int, kept: int) -> None:
            now = bar.tasks[0]
            telegrams = now.fields["telegrams"] + kept
            bar.update(task, advance=more, telegrams=telegrams, rate=telegrams / (now.elapsed or 1))

        yield Reading(move)
