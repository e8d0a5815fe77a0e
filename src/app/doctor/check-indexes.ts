import type { Inspection, WrongIndex } from '../../store/inspection.ts'
import { failure, passed, warning, type Check } from './check.ts'

/** Whether all indexes exist. Without one, answers are the same, but take time in proportion to the graph. */
export function checkIndexes({ engine, indexes: { expected, wrong } }: Inspection): Check {
  const missing = wrong.filter(({ state }) => state !== 'building')
  const building = wrong.filter(({ state }) => state === 'building')
  const [first] = missing
  if (first !== undefined)
    return failure(
      'indexes',
      `${missing.length} of ${expected} indexes and triggers are missing: ${namesOf(missing)}`,
      `Create ${missing.length === 1 ? 'it' : 'each'} again${first.state === 'failed' ? ' after dropping it' : ''}, in ` +
        `${engine.name === 'SQLite' ? 'the stopped server’s lineage.sqlite' : 'Neo4j Browser'}: ${first.statement}`,
    )
  if (building.length > 0)
    return warning(
      'indexes',
      `${building.length} of ${expected} are still being built: ${namesOf(building)}`,
      'Wait until they are complete. Queries that use them are slow until then.',
    )
  return passed('indexes', `all ${expected} exist`)
}

const SHOWN = 5

const namesOf = (some: readonly WrongIndex[]): string =>
  some
    .slice(0, SHOWN)
    .map(({ name }) => name)
    .join(', ') + (some.length > SHOWN ? ' …' : '')
