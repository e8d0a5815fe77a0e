import type { DatasetName } from '../../domain/aggregate.ts'

/** 20241101_101530_00042_abcde, as Trino and Presto number their queries. */
const TRINO = /^\d{8}_\d{6}_\d{5,}_[0-9a-z]{5}$/

/** alice_20241101101530_7f9c2ba4-e88f-11ec-8fea-0242ac120002, as Hive does: the user comes first. */
const HIVE = /^(.+)_\d{14}_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The namespace of a job of Hive's hook where nobody set one, in its first versions: the SHA-512 of the statement. */
const STATEMENT_DIGEST = /^[0-9a-f]{128}$/

/**
 * An application that nobody named: application_1700000000000_0042 (YARN), app-20241101101530-0001 (Spark's own master),
 * local-1700000000000, spark-6f1e2d3c4b5a… (Kubernetes), or the UUID that Spark makes up. Spark's client turns hyphens into
 * underscores; a UUID with its hyphens may be the id of a job, and stays.
 */
const APPLICATION =
  /^(?:application_\d{13}_\d{4,}|app[-_]\d{14}[-_]\d{4,}|local[-_]\d{13}|spark[-_](?:application[-_]\d{13}|[0-9a-f]{32})|[0-9a-f]{8}(?:_[0-9a-f]{4}){3}_[0-9a-f]{12})$/

/** The cluster that Databricks makes for one run of a job: job-1234-run-5678, and the task's key after it. */
const DATABRICKS = /^(job[-_]\d+)[-_]run[-_]\d+(?=[-_]|$)/

const YEAR = '20\\d\\d'
const MONTH_DAY = '(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\\d|3[01])'
const CLOCK = '(?:[01]\\d|2[0-3]):?[0-5]\\d:?[0-5]\\d(?:\\.\\d+)?'
/** When a run began, to the second, at the end of a name: _20241101101530, -2024-11-01T10:15:30.123Z, _1700000000000. */
const TIME = new RegExp(`[-_.](?:${YEAR}-?${MONTH_DAY}[-_ T]?${CLOCK}Z?|1[5-9]\\d{11})$`)

/**
 * Folds a job whose name is another for each run into one Job: the id of a query into all queries of the user, as far as the
 * name tells who that is; the id of an application into all that have no name; a name that ends in the time of the run
 * into the name before it. By (namespace, name) alone, so that whoever names the job means the same one. Other names stay.
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

/** Whether the name is the id by which a query engine knows one query. */
export const isQueryId = (name: string): boolean => TRINO.test(name) || HIVE.test(name)
