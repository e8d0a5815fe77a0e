import type { Inspection } from '../../store/inspection.ts'
import { failure, passed, warning, type Check } from './check.ts'

const MIB = 1024 ** 2
const GIB = 1024 * MIB
/** Below this a checkpoint or a commit may find the disk full: the write-ahead log alone may take 64 MiB. */
const MIN_FREE = 256 * MIB
/** Below both of these it is time to look after it. */
const LOW = 2 * GIB
const LOW_SHARE = 0.1

/** Whether there is room for more. */
export function checkDisk({ disk }: Inspection): Check {
  if (disk === undefined) return passed('disk', 'is Neo4j’s own: its server tells how full it is')
  const { folder, free, total } = disk
  const told = `${sizeOf(free)} of ${sizeOf(total)} are free where ${folder} lies`
  const remedy = 'Make room, or drop old runs: `tributary prune --keep 90d`.'
  if (free < MIN_FREE) return failure('disk', told, remedy)
  return free < LOW && free < LOW_SHARE * total ? warning('disk', told, remedy) : passed('disk', told)
}

const sizeOf = (bytes: number): string =>
  bytes < GIB ? `${Math.round(bytes / MIB)} MiB` : `${(bytes / GIB).toFixed(1)} GiB`
