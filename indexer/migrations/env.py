"""Run the catalog's migrations on the connection that indexer.migrate hands over."""

from alembic import context

from indexer.catalog_tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
