import type { Inspection, WrongIndex } from '../../store/inspection.ts'
import { failure, passed, warning, type Check } from './check.ts'

/** Whether the indexes are there: without one, answers are the same, and take as long as the graph is large. */
export function checkIndexes({ engine, indexes: { expected, wrong } }: Inspection): Check {
  const lost = wrong.filter(({ state }) => state !== 'building')
  const building = wrong.filter(({ state }) => state === 'building')
  const [first] = lost
  if (first !== undefined)
    return failure(
      'indexes',
      `${lost.length} of ${expected} indexes and triggers are not there: ${namesOf(lost)}`,
      `Make ${lost.length === 1 ? 'it' : 'each'} anew${first.state === 'failed' ? ' after dropping it' : ''}, in ` +
        `${engine.name === 'SQLite' ? 'the stopped server’s lineage.sqlite' : 'Neo4j Browser'}: ${first.statement}`,
    )
  if (building.length > 0)
    return warning(
      'indexes',
      `${building.length} of ${expected} are still being built: ${namesOf(building)}`,
      'Wait: they will be there by themselves. What asks by them is slow until then.',
    )
  return passed('indexes', `all ${expected} exist`)
}

const SHOWN = 5

const namesOf = (some: readonly WrongIndex[]): string =>
  some
    .slice(0, SHOWN)
    .map(({ name }) => name)
    .join(', ') + (some.length > SHOWN ? ' …' : '')
