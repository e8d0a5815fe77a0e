import { HELP_FILES } from '../src/diagnostics/help-topics.ts'

/** Folders and files that the server reads at run time: statements, migrations, the viewer, the documentation, saved queries, examples of the demo, and the pages of `tributary help`. */
export const PACKAGE_FILES: readonly string[] = [
  'cypher',
  'queries',
  'src/store/embedded/schema',
  'src/web/built',
  'docs/built',
  'examples/dbt-shop/events.ndjson',
  'examples/spark-warehouse/events.ndjson',
  ...HELP_FILES,
]
