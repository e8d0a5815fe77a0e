import type { SqlValue } from '../cell.ts'
import { BY_FINISH, edgeCode } from '../edge-kind.ts'
import type { Graph } from '../graph.ts'
import { THING_CODES } from '../layout.ts'
import { prepareRows } from '../row-table.ts'

/** Whether anything has a name that is not deleted: false if only deleted things have it. */
export interface ShownNames {
  readonly column: (name: string) => boolean
  readonly namespace: (name: string) => boolean
  readonly tag: (name: string, value?: string) => boolean
  readonly owner: (name: string) => boolean
  /** The same of one tag, with its value, or one user, by number. A user who has started a run is shown. */
  readonly oneTag: (n: number) => boolean
  readonly oneUser: (n: number) => boolean
}

/** Opens the tests; each reads until it finds one thing that is not deleted. */
export function openShownNames({ db }: Graph): ShownNames {
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
  const startedBy = edgeCode('STARTED_BY', 'Run', 'User')
  // The time of deletion of what an edge `e` starts at.
  const deletedAt = `CASE
    WHEN e.kind IN (${tagged.Job}, ${owned.Job}) THEN (SELECT deleted_at FROM job WHERE n = e.start)
    WHEN e.kind = ${tagged.Column} THEN (SELECT d.deleted_at FROM edge p JOIN dataset d ON d.n = p.finish
      WHERE p.start = e.start AND p.kind = ${partOf})
    WHEN e.kind IN (${tagged.Dataset}, ${owned.Dataset}) THEN (SELECT deleted_at FROM dataset WHERE n = e.start)
  END`
  const columns = prepareRows(
    db,
    `SELECT d.deleted_at FROM field f JOIN edge e ON e.start = f.n AND e.kind = ${partOf} JOIN dataset d ON d.n = e.finish
      WHERE f.name = ? AND f.name IS NOT NULL AND f.name <> '*'`,
  )
  const inNamespace = prepareRows(
    db,
    `SELECT deleted_at FROM dataset WHERE namespace = ?1 UNION ALL SELECT deleted_at FROM job WHERE namespace = ?1`,
  )
  const labelled = (label: 'Tag' | 'User', kinds: object) =>
    prepareRows(
      db,
      `SELECT ${deletedAt} FROM thing t JOIN edge e
          ON e.finish = t.n AND e.kind IN (${Object.values(kinds).join(', ')}) AND e.${BY_FINISH}
        WHERE t.label = ${THING_CODES[label]!} AND t.name = ?1 AND (?2 IS NULL OR t.other = ?2)`,
    )
  const labelling = (kinds: readonly number[]) =>
    prepareRows(
      db,
      `SELECT ${deletedAt} FROM edge e WHERE e.finish = ? AND e.kind IN (${kinds.join(', ')}) AND e.${BY_FINISH}`,
    )
  const ofTag = labelling(Object.values(tagged))
  const ofUser = labelling([...Object.values(owned), startedBy])
  const tags = labelled('Tag', tagged)
  const owners = labelled('User', owned)

  const isShown = (statement: typeof tags, ...params: readonly SqlValue[]): boolean => {
    let isNamed = false
    for (const row of statement.iterate(...params)) {
      if ((row as unknown as readonly SqlValue[])[0] === null) return true
      isNamed = true
    }
    // A name that nothing has is not that of a deleted thing.
    return !isNamed
  }
  return {
    column: (name) => isShown(columns, name),
    namespace: (name) => isShown(inNamespace, name),
    tag: (name, value) => isShown(tags, name, value ?? null),
    owner: (name) => isShown(owners, name, null),
    oneTag: (n) => isShown(ofTag, n),
    oneUser: (n) => isShown(ofUser, n),
  }
}
