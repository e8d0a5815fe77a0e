import type { FilesCheck } from '../../store/files-check.ts'
import { failure, passed, type Check } from './check.ts'

const MIB = 1024 ** 2

/** Whether the store's files are readable. `name`: the check that found the damage. */
export function checkFiles(found: FilesCheck, name = 'files'): Check {
  switch (found.kind) {
    case 'elsewhere':
      return passed(name, 'are managed by Neo4j: `neo4j-admin database check` checks for damage')
    case 'sound':
      return passed(name, `no damage in ${Math.ceil(found.bytes / MIB)} MiB of lineage.sqlite`)
    case 'damaged':
      return failure(name, found.message, found.remedy)
  }
}
