import type { DatasetName } from '../../domain/aggregate.ts'

/** The id of a query in Trino and Presto: 20241101_101530_00042_abcde. */
const TRINO = /^\d{8}_\d{6}_\d{5,}_[0-9a-z]{5}$/

/** The id of a query in Hive, which starts with the user: alice_20241101101530_7f9c2ba4-e88f-11ec-8fea-0242ac120002. */
const HIVE = /^(.+)_\d{14}_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The default namespace in the first versions of Hive's hook: the SHA-512 of the statement. */
const STATEMENT_DIGEST = /^[0-9a-f]{128}$/

/**
 * A Spark application without a name: application_1700000000000_0042 (YARN), app-20241101101530-0001 (Spark standalone),
 * local-1700000000000, spark-6f1e2d3c4b5a… (Kubernetes), or a UUID that Spark generates. Spark's client replaces hyphens by
 * underscores. A UUID with hyphens may be the id of a job, so it does not match.
 */
const APPLICATION =
  /^(?:application_\d{13}_\d{4,}|app[-_]\d{14}[-_]\d{4,}|local[-_]\d{13}|spark[-_](?:application[-_]\d{13}|[0-9a-f]{32})|[0-9a-f]{8}(?:_[0-9a-f]{4}){3}_[0-9a-f]{12})$/

/** The cluster that Databricks creates for one run of a job: job-1234-run-5678, followed by the task's key. */
const DATABRICKS = /^(job[-_]\d+)[-_]run[-_]\d+(?=[-_]|$)/

const YEAR = '20\\d\\d'
const MONTH_DAY = '(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\\d|3[01])'
const CLOCK = '(?:[01]\\d|2[0-3]):?[0-5]\\d:?[0-5]\\d(?:\\.\\d+)?'
/** The start of a run, to the second, at the end of a name: _20241101101530, -2024-11-01T10:15:30.123Z, _1700000000000. */
const TIME = new RegExp(`[-_.](?:${YEAR}-?${MONTH_DAY}[-_ T]?${CLOCK}Z?|1[5-9]\\d{11})$`)

/**
 * Folds the names of a job that gets a new name for each run into one name. The id of a query becomes `queries` or
 * `queries of USER`. The id of an application becomes `unnamed applications`. A name that ends in the time of the run loses the
 * time. Other names stay. The result depends on (namespace, name) only, so every event that names the job gets the same Job.
 *
 * @example foldJobName({ namespace: 'etl', name: 'load_20241101101530' }) // { namespace: 'etl', name: 'load' }
 */
export function foldJobName(job: DatasetName): DatasetName {
  const namespace = STATEMENT_DIGEST.test(job.namespace) ? 'hive' : job.namespace
  const name = foldName(job.name)
  return namespace === job.namespace && name === job.name ? job : { namespace, name }
}

function foldName(name: string): string {
  if (TRINO.test(name)) return 'queries'
  const user = HIVE.exec(name)?.[1]
  if (user !== undefined) return `queries of ${user}`
  if (APPLICATION.test(name)) return 'unnamed applications'
  return name.replace(DATABRICKS, '$1').replace(TIME, '') || name
}

/** Whether the name is the id of one query in its engine. */
export const isQueryId = (name: string): boolean => TRINO.test(name) || HIVE.test(name)
