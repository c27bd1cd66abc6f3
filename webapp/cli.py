"""The command line: `onrecord COMMAND`; each command is imported only when it is asked for."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence

import click

from mappings.errors import OnRecordError

# command → (module, its name there, what --help says); in the order of the line
COMMANDS = {
    "capture": ("collecting", "capture", "Fetch sources' pages into the archive."),
    "import": ("collecting", "import_", "Bring what others captured into the archive."),
    "extract": ("collecting", "extract", "Read the archive into the catalog."),
    "index": ("collecting", "index", "Bring the search engine up to the catalog."),
    "collect": ("collecting", "collect", "Capture, extract and index: the daily job."),
    "search": ("asking", "search", "Search the statements."),
    "changes": ("changing", "changes", "List edits, withdrawals and returns."),
    "shifts": ("shifting", "shifts", "List how stances on a topic changed over time."),
    "explain": ("explaining", "explain", "Say what became of each cue of a statement."),
    "analyse": ("asking", "analyse", "Say what is found in texts; nothing is stored."),
    "evaluate": ("evaluating", "evaluate", "Measure it against texts that people labelled."),
    "serve": ("serving", "serve", "Serve the web page."),
    "demo": ("serving", "demo", "The whole line offline, on constructed pages."),
    "sources": ("sources", "sources", "Look after sources: their health, new ones."),
    "fixity": ("verifying", "fixity", "Verify every digest of the archive."),
    "export": ("exporting", "export", "Take captures and statements out: WACZ, BagIt, JSON, CSV."),
    "doctor": ("keeping", "doctor", "Explain this installation and its settings."),
}
# Exit statuses, by kind of failure (docs/commands.md)
DONE, REFUSED, MISUSED, UNAVAILABLE, SILENT = 0, 1, 2, 3, 4


class Commands(click.Group):
    """A group that knows its commands' names and help without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands' names, in the order of the line."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command with this name, imported now."""
        if name not in COMMANDS:
            return None
        module, attribute, _ = COMMANDS[name]
        command = getattr(importlib.import_module(f"webapp.commands.{module}"), attribute)
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands in --help."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, help) for name, (_, _, help) in COMMANDS.items()])


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="on-record", prog_name="onrecord")
def cli() -> None:
    """On Record keeps what governments say: capture, archive, extract, index, search, serve."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command; an error that On Record knows becomes one line and an exit status."""
    try:
        cli.main(arguments, prog_name="onrecord")
    except OnRecordError as error:
        click.echo(f"onrecord: {error}", err=True)
        sys.exit(UNAVAILABLE)


if __name__ == "__main__":
    main()
