import type { DatasetName } from '../domain/aggregate.ts'

const PARTITION = /^[^=/]+=[^/]*$/

/**
 * The partition that the producer's path names and that the dataset's identity leaves out: `day=1/country=PL` of
 * `orders/day=1/country=PL/part-00000`. Undefined where there is none.
 */
export function foldedPartition(raw: DatasetName, { name }: DatasetName): string | undefined {
  if (raw.name.length <= name.length || !raw.name.startsWith(name)) return undefined
  const segments = raw.name
    .slice(name.length)
    .split('/')
    .filter((segment) => PARTITION.test(segment))
  return segments.length === 0 ? undefined : segments.join('/')
}
