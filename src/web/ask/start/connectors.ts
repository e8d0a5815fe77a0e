/** A sample event for a shell: a job that reads one dataset and writes another. */
export const curlOf = (origin: string, withKey: boolean): string =>
  `curl ${origin}/api/v1/lineage${withKey ? " --header 'Authorization: Bearer YOUR_KEY'" : ''} \\
  --header 'Content-Type: application/json' --data @- <<'END'
{
  "eventType": "COMPLETE",
  "eventTime": "${new Date().toISOString()}",
  "producer": "https://example.com/by-hand",
  "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent",
  "run": { "runId": "${crypto.randomUUID()}" },
  "job": { "namespace": "nightly", "name": "load_orders" },
  "inputs": [{ "namespace": "s3://lake", "name": "raw/orders" }],
  "outputs": [{ "namespace": "postgres://db:5432", "name": "shop.public.orders" }]
}
END`

interface Connector {
  readonly title: string
  /** The configuration for a server at `origin`. */
  readonly lines: (origin: string, withKey: boolean) => string
}

const both = (origin: string, withKey: boolean): readonly string[] => [
  `export OPENLINEAGE_URL=${origin}`,
  ...(withKey ? ['export OPENLINEAGE_API_KEY=YOUR_KEY'] : []),
]

/** How to configure producers. docs/connecting.md has the full instructions. */
export const CONNECTORS: readonly Connector[] = [
  {
    title: 'dbt',
    lines: (origin, withKey) =>
      ['pip install openlineage-dbt', ...both(origin, withKey), 'dbt-ol build'].join('\n'),
  },
  {
    title: 'Airflow',
    lines: (origin, withKey) => {
      const auth = withKey ? ', "auth": {"type": "api_key", "apiKey": "YOUR_KEY"}' : ''
      return [
        'pip install apache-airflow-providers-openlineage',
        `export AIRFLOW__OPENLINEAGE__TRANSPORT='{"type": "http", "url": "${origin}"${auth}}'`,
      ].join('\n')
    },
  },
  {
    title: 'Spark',
    lines: (origin, withKey) =>
      [
        'spark-submit --packages io.openlineage:openlineage-spark_2.12:1.53.0',
        '--conf spark.extraListeners=io.openlineage.spark.agent.OpenLineageSparkListener',
        '--conf spark.openlineage.transport.type=http',
        `--conf spark.openlineage.transport.url=${origin}`,
        ...(withKey
          ? [
              '--conf spark.openlineage.transport.auth.type=api_key',
              '--conf spark.openlineage.transport.auth.apiKey=YOUR_KEY',
            ]
          : []),
        'YOUR_APPLICATION',
      ].join(' \\\n  '),
  },
  {
    title: 'Python',
    lines: (origin, withKey) =>
      [
        'pip install openlineage-python',
        ...both(origin, withKey),
        "python -c 'from openlineage.client import OpenLineageClient; OpenLineageClient().emit(EVENT)'",
      ].join('\n'),
  },
]
