import type { Inspection } from '../../store/inspection.ts'
import { failure, passed, warning, type Check } from './check.ts'

const MIB = 1024 ** 2
const GIB = 1024 * MIB
/** Below this, a checkpoint or a commit may find the disk full: the write-ahead log alone may take 64 MiB. */
const MIN_FREE = 256 * MIB
/** Below both of these, the disk needs attention. */
const LOW = 2 * GIB
const LOW_SHARE = 0.1

/** Whether there is enough free space. */
export function checkDisk({ disk }: Inspection): Check {
  if (disk === undefined) return passed('disk', 'is managed by Neo4j: its server shows how full it is')
  const { folder, free, total } = disk
  const message = `${sizeOf(free)} of ${sizeOf(total)} are free on the disk of ${folder}`
  const remedy = 'Free some space, or drop old runs: `tributary prune --keep 90d`.'
  if (free < MIN_FREE) return failure('disk', message, remedy)
  return free < LOW && free < LOW_SHARE * total ? warning('disk', message, remedy) : passed('disk', message)
}

const sizeOf = (bytes: number): string =>
  bytes < GIB ? `${Math.round(bytes / MIB)} MiB` : `${(bytes / GIB).toFixed(1)} GiB`
