import { compareText } from '../../../lib/compare.ts'
import { tagText } from '../../../query/tag-text.ts'
import { BY_FINISH, edgeCode } from '../edge-kind.ts'
import type { Graph } from '../graph.ts'
import { THING_CODES } from '../layout.ts'
import { prepareRows, rowsOf } from '../row-table.ts'

export type LabelledKind = 'dataset' | 'job' | 'column'

/** The tags and owners of nodes, by number. */
export interface Labels {
  /** Names of tags, sorted, without duplicates. With `values`, also `tagText` of name and value. */
  tagsOf(nodes: readonly number[], values: boolean): readonly string[]
  ownersOf(nodes: readonly number[]): readonly string[]
  hasTag(nodes: readonly number[], tag: string, value: string | undefined): boolean
  hasOwner(nodes: readonly number[], owner: string): boolean
  tagged(kind: LabelledKind, tag: string, value: string | undefined): readonly number[]
  owned(kind: 'dataset' | 'job', owner: string): readonly number[]
}

const TAGGED = {
  dataset: edgeCode('TAGGED', 'Dataset', 'Tag'),
  job: edgeCode('TAGGED', 'Job', 'Tag'),
  column: edgeCode('TAGGED', 'Column', 'Tag'),
}
const OWNED = { dataset: edgeCode('OWNED_BY', 'Dataset', 'User'), job: edgeCode('OWNED_BY', 'Job', 'User') }

export function openLabels({ db }: Graph): Labels {
  const list = (codes: object): string => `(${Object.values(codes).join(', ')})`
  const tags = prepareRows(
    db,
    `SELECT t.name, t.other FROM edge e JOIN thing t ON t.n = e.finish
      WHERE e.start = ? AND e.kind IN ${list(TAGGED)}`,
  )
  const owners = prepareRows(
    db,
    `SELECT t.name FROM edge e JOIN thing t ON t.n = e.finish WHERE e.start = ? AND e.kind IN ${list(OWNED)}`,
  )
  const starts = (label: number | undefined) =>
    `SELECT e.start FROM thing t JOIN edge e ON e.finish = t.n AND e.kind = ?2 AND e.${BY_FINISH} WHERE t.label = ${label!} AND t.name = ?1`
  const byTag = prepareRows(db, `${starts(THING_CODES.Tag)} AND (?3 IS NULL OR t.other = ?3)`)
  const byOwner = prepareRows(db, starts(THING_CODES.User))

  const tagsOf = (nodes: readonly number[]) =>
    nodes.flatMap((n) => rowsOf(tags, n).map(([name, value]) => [name as string, value] as const))
  const ownersOf = (nodes: readonly number[]) =>
    nodes.flatMap((n) => rowsOf(owners, n).map(([name]) => name as string))
  return {
    tagsOf: (nodes, values) =>
      sorted(
        tagsOf(nodes).flatMap(([name, value]) =>
          values && typeof value === 'string' ? [name, tagText(name, value)] : [name],
        ),
      ),
    ownersOf: (nodes) => sorted(ownersOf(nodes)),
    hasTag: (nodes, tag, value) =>
      tagsOf(nodes).some(([name, its]) => name === tag && (value === undefined || its === value)),
    hasOwner: (nodes, owner) => ownersOf(nodes).includes(owner),
    tagged: (kind, tag, value) =>
      rowsOf(byTag, tag, TAGGED[kind], value ?? null).map(([start]) => start as number),
    owned: (kind, owner) => rowsOf(byOwner, owner, OWNED[kind]).map(([start]) => start as number),
  }
}

const sorted = (texts: readonly string[]): readonly string[] => [...new Set(texts)].sort(compareText)
