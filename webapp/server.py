"""Serve the web page by gunicorn, from this process's settings."""

from __future__ import annotations

from typing import Any

from gunicorn.app.base import BaseApplication

from webapp import create_app
from webapp.settings import Settings


class PageServer(BaseApplication):  # type: ignore[misc]
    """gunicorn with our settings in place of a configuration file."""

    def __init__(self, settings: Settings) -> None:
        """Prepare to serve what these settings name."""
        self.settings = settings
        super().__init__()

    def load_config(self) -> None:
        """Hand gunicorn its options: sync workers measured best for pages of a few milliseconds."""
        self.cfg.set("bind", f"{self.settings.host}:{self.settings.port}")
        self.cfg.set("workers", self.settings.workers)
        self.cfg.set("accesslog", None)
        self.cfg.set("loglevel", "warning")
        self.cfg.set("proc_name", "onrecord")

    def load(self) -> Any:
        """The application, made in each worker so that no connection is shared."""
        return create_app(self.settings)
