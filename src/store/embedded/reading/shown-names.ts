import type { SqlValue } from '../cell.ts'
import { BY_FINISH, edgeCode } from '../edge-kind.ts'
import type { Graph } from '../graph.ts'
import { THING_CODES } from '../layout.ts'
import { prepareRows } from '../row-table.ts'
import type { HiddenNumbers } from './hidden-numbers.ts'
import { openRefs } from './refs.ts'

type IsShown = (name: string, hidden: HiddenNumbers) => boolean

/** Whether anything that is there has a name: false where only hidden things have it. */
export interface ShownNames {
  readonly column: IsShown
  readonly namespace: IsShown
  readonly tag: (name: string, hidden: HiddenNumbers, value?: string) => boolean
  readonly owner: IsShown
  /** The same of one tag, with its value, or one user, by number. Whoever has started a run is shown. */
  readonly oneTag: (n: number, hidden: HiddenNumbers) => boolean
  readonly oneUser: (n: number, hidden: HiddenNumbers) => boolean
}

/** Opens the tests; each reads until it finds one thing that is there, past no more than what is hidden. */
export function openShownNames(graph: Graph): ShownNames {
  const { db } = graph
  const refs = openRefs(graph)
  const partOf = edgeCode('PART_OF', 'Column', 'Dataset')
  const tagged = {
    Dataset: edgeCode('TAGGED', 'Dataset', 'Tag'),
    Job: edgeCode('TAGGED', 'Job', 'Tag'),
    Column: edgeCode('TAGGED', 'Column', 'Tag'),
  }
  const owned = {
    Dataset: edgeCode('OWNED_BY', 'Dataset', 'User'),
    Job: edgeCode('OWNED_BY', 'Job', 'User'),
  }
  const columns = prepareRows(
    db,
    `SELECT ${tagged.Dataset}, e.finish FROM field f JOIN edge e ON e.start = f.n AND e.kind = ${partOf}
      WHERE f.name = ? AND f.name IS NOT NULL AND f.name <> '*'`,
  )
  const inNamespace = prepareRows(
    db,
    `SELECT ${tagged.Dataset}, n FROM dataset WHERE namespace = ?1
     UNION ALL SELECT ${tagged.Job}, n FROM job WHERE namespace = ?1`,
  )
  const labelled = (label: 'Tag' | 'User', kinds: object) =>
    prepareRows(
      db,
      `SELECT e.kind, e.start FROM thing t JOIN edge e
          ON e.finish = t.n AND e.kind IN (${Object.values(kinds).join(', ')}) AND e.${BY_FINISH}
        WHERE t.label = ${THING_CODES[label]!} AND t.name = ?1 AND (?2 IS NULL OR t.other = ?2)`,
    )
  const startedBy = edgeCode('STARTED_BY', 'Run', 'User')
  const labelling = (kinds: readonly number[]) =>
    prepareRows(
      db,
      `SELECT kind, start FROM edge WHERE finish = ? AND kind IN (${kinds.join(', ')}) AND ${BY_FINISH}`,
    )
  const ofTag = labelling(Object.values(tagged))
  const ofUser = labelling([...Object.values(owned), startedBy])
  const tags = labelled('Tag', tagged)
  const owners = labelled('User', owned)

  const isHidden = (kind: number, n: number, { datasets, jobs }: HiddenNumbers): boolean => {
    if (kind === tagged.Job || kind === owned.Job) return jobs.has(n)
    if (kind === startedBy) return false
    const dataset = kind === tagged.Column ? refs.datasetOf(n) : n
    return dataset !== undefined && datasets.has(dataset)
  }
  const isShown = (
    statement: typeof tags,
    hidden: HiddenNumbers,
    ...params: readonly SqlValue[]
  ): boolean => {
    let some = false
    for (const row of statement.iterate(...params)) {
      const [kind, n] = row as unknown as [number, number]
      if (!isHidden(kind, n, hidden)) return true
      some = true
    }
    // What nothing has is no news of what is hidden.
    return !some
  }
  return {
    column: (name, hidden) => isShown(columns, hidden, name),
    namespace: (name, hidden) => isShown(inNamespace, hidden, name),
    tag: (name, hidden, value) => isShown(tags, hidden, name, value ?? null),
    owner: (name, hidden) => isShown(owners, hidden, name, null),
    oneTag: (n, hidden) => isShown(ofTag, hidden, n),
    oneUser: (n, hidden) => isShown(ofUser, hidden, n),
  }
}
