/** Folders and files that the server reads at run time: statements, migrations, the viewer, the documentation, saved queries, examples of the demo. */
export const PACKAGE_FILES = [
  'cypher',
  'queries',
  'src/store/embedded/schema',
  'src/web/built',
  'docs/built',
  'examples/dbt-shop/events.ndjson',
  'examples/spark-warehouse/events.ndjson',
] as const
