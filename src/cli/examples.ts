/** Example calls of each command. */
export const EXAMPLES = {
  serve: [
    'serve',
    'serve --port 0 --data ./lineage',
    'serve --neo4j-uri bolt://localhost:7687 --neo4j-user neo4j',
  ],
  config: ['config --config /etc/tributary.json', 'config --json'],
  ingest: [
    'ingest events.ndjson',
    'ingest ./recorded --url http://lineage:8080',
    'zcat events.gz | % ingest -',
  ],
  query: [
    `query 'downstream of dataset "shop.public.orders" depth 3'`,
    `query 'upstream of dataset $name' --param name=mart.revenue --format dot`,
    `query 'datasets where owner is null count by namespace' --format csv`,
    `query 'datasets count' --data ./lineage`,
  ],
  demo: ['demo', 'demo --url http://lineage:8080'],
  search: ['search orders', 'search customer email --kind column', 'search revenue --json'],
  repl: ['repl', 'repl --url http://lineage:8080 --param name=mart.revenue'],
  format: [
    'format revenue.lineage',
    `echo 'UPSTREAM OF a DEPTH 3' | % format`,
    'format --check revenue.lineage',
  ],
  doctor: ['doctor', 'doctor --url https://lineage:8080 --json', 'doctor --data ./lineage'],
  verify: ['verify --url http://lineage:8080', 'verify --data ./lineage --json'],
  rebuild: ['rebuild', 'rebuild --neo4j-uri bolt://localhost:7687 --neo4j-user neo4j'],
  redact: ['redact --dry-run', 'redact --url https://lineage.example.com'],
  prune: ['prune --keep 90d --dry-run', 'prune --keep 26w --data ./lineage'],
  backup: [
    'backup',
    'backup before-upgrade.sqlite --url http://lineage:8080',
    'backup copy.sqlite --data ./lineage',
  ],
  keys: [
    'keys create ops --scope admin --data ./lineage',
    'keys create airflow --scope ingest --expires 90d --namespace "airflow*" --namespace "postgres://*"',
    'keys list',
    'keys revoke ikd4n7xqae',
  ],
  'dead-letters': ['dead-letters list --limit 10', 'dead-letters replay', 'dead-letters drop --all'],
  queries: [
    'queries add-starters',
    'queries list',
    `queries save unowned 'datasets where owner is null and namespace like $ns' --param 'ns = *'`,
    `query '@unowned(ns = "s3://*")'`,
  ],
  edit: [
    'edit tag shop.public.customers pii retention=7y',
    `edit untag 'column email of shop.public.customers' public`,
    `edit own 'datasets in "s3://lake" where owner is null' data-team --type team --all`,
    `edit describe 'job load_orders' 'Loads the orders of a day.'`,
    'edit alias shop.public.orders /lake/orders',
    `edit delete 'datasets like tmp.*' --all`,
    'edit restore tmp.orders',
  ],
  audit: ['audit --since 7d', 'audit shop.public.orders', 'audit --who ann --json'],
  export: [
    'export lineage.ndjson.gz',
    'export lineage.ndjson.gz --url http://lineage:8080',
    'export --neo4j-uri bolt://localhost:7687 | wc -l',
  ],
  import: [
    'import lineage.ndjson.gz --neo4j-uri bolt://localhost:7687',
    'import lineage.ndjson.gz --data ./lineage',
  ],
  help: ['help', 'help getting-started', 'help operating backup', 'help language | less'],
  completion: ['completion bash > ~/.local/share/bash-completion/completions/tributary'],
  explain: [
    `explain 'upstream of mart.revenue since 7d'`,
    `explain --browser 'downstream of dataset "shop.public.orders" depth 3'`,
  ],
} as const

export const ENVIRONMENT =
  'Set a setting by flag (--neo4j-uri), by environment variable (TRIBUTARY_NEO4J_URI) or in the file of --config\n' +
  '({"neo4jUri": …}). The flag takes precedence, then the variable. `config` shows the effective settings.'

/** Example commands, with the user's way of calling this program. `%` marks the place of the call within a line. */
export function examples(invocation: string, lines: readonly string[], end?: string): string {
  const calls = lines.map((line) =>
    line.includes('%') ? line.replace('%', () => invocation) : `${invocation} ${line}`,
  )
  return ['', 'Examples:', ...calls.map((call) => `  ${call}`), ...(end === undefined ? [] : ['', end])].join(
    '\n',
  )
}
