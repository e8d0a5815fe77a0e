import type { DatasetName } from '../../domain/aggregate.ts'

/**
 * Where a Spark master runs, as type and name of a Location: `yarn`; `local` for `local[4]`; `spark` or `k8s` and the host for
 * `spark://host:7077`, `k8s://https://host:443`.
 */
export function sparkLocation(master: string): DatasetName {
  const url = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/i.exec(master)
  if (url === null) return { namespace: /^[a-z]*/i.exec(master)![0].toLowerCase() || master, name: '' }
  return { namespace: url[1]!.toLowerCase(), name: url[2]!.replace(/^https?:\/\//, '') }
}
