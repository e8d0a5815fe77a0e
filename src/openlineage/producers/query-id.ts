import type { DatasetName } from '../../domain/aggregate.ts'

/** 20241101_101530_00042_abcde, as Trino and Presto number their queries. */
const TRINO = /^\d{8}_\d{6}_\d{5,}_[0-9a-z]{5}$/

/** alice_20241101101530_7f9c2ba4-e88f-11ec-8fea-0242ac120002, as Hive does: the user comes first. */
const HIVE = /^(.+)_\d{14}_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Folds a job whose name is the id of one query into one Job of all queries of the user, as far as the name tells who that is.
 * By (namespace, name) alone, so that whoever names the job as a parent means the same one. Other names stay.
 */
export function foldQueryId(job: DatasetName): DatasetName {
  const { namespace, name } = job
  if (TRINO.test(name)) return { namespace, name: 'queries' }
  const user = HIVE.exec(name)?.[1]
  return user === undefined ? job : { namespace, name: `queries of ${user}` }
}
