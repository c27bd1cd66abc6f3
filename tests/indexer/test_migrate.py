"""Making a catalog is all or nothing."""

from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from indexer import migrate
from indexer.catalog import Catalog, connect
from indexer.errors import CatalogUnavailable


def test_a_catalog_that_was_cut_off_while_it_was_made_can_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path / 'catalog.db'}"
    whole = migrate.command.upgrade

    def cut_off(config: Any, revision: str) -> None:
        whole(config, revision)
        raise OperationalError("cut off", {}, Exception())

    with monkeypatch.context() as patched:
        patched.setattr(migrate.command, "upgrade", cut_off)
        with pytest.raises(CatalogUnavailable, match="cut off"):
            migrate.prepare_catalog(url)
    assert sa.inspect(connect(url)).get_table_names() == []
    migrate.prepare_catalog(url)
    assert "statements" in sa.inspect(Catalog.open(url).engine).get_table_names()
