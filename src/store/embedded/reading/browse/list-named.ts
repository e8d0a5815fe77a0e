import { LAST_CHARACTER } from '../../../../lib/last-character.ts'
import { compareText } from '../../../../lib/compare.ts'
import type { BrowseOrder, ListFilters, ListKey } from '../../../../query/browse-requests.ts'
import { compareKeys, keyParts } from '../../../../query/key-order.ts'
import { edgeCode, BY_FINISH } from '../../edge-kind.ts'
import type { Graph } from '../../graph.ts'
import { foldName } from '../../name-keys.ts'
import { prepareRows, rowOf, rowsOf } from '../../row-table.ts'
import type { Groups } from '../groups.ts'
import { openAttachmentFilters } from './attachment-filters.ts'
import { AFTER_ALL_NAMES, type Listing, type ListEntry, type Step } from './listing.ts'
import { descendingKey } from './time-key.ts'
import { wordFilter } from './word-filter.ts'

/** Rows read per query. */
const STEP = 500
/** The number of characters of a part that `name_part` stores. */
const MAX_PART = 64
/** Its lower-case form depends on the next letter, so folding a prefix may differ from the prefix of the folded name. */
const SIGMA = 'Σ'

interface Row {
  readonly n: number
  readonly namespace: string
  readonly name: string
  readonly firstSeen: number
}

/** Opens the lists of datasets or of jobs. */
export function openNamedListing(
  of: 'dataset' | 'job',
  graph: Graph,
  groups: Groups,
  isDeleted: (n: number) => boolean,
) {
  const { db, registry } = graph
  const aliasOf = edgeCode('ALIAS_OF', 'Dataset', 'Dataset')
  const grouped =
    of === 'dataset'
      ? `(EXISTS (SELECT 1 FROM edge e WHERE e.start = t.n AND e.kind = ${aliasOf}) OR
          EXISTS (SELECT 1 FROM edge e WHERE e.finish = t.n AND e.kind = ${aliasOf} AND e.${BY_FINISH}))`
      : 'FALSE'
  const columns = 't.n, t.namespace, t.name, t.first_seen'
  const one = prepareRows(db, `SELECT ${columns} FROM ${of} t WHERE t.n = ?`)
  const walks = {
    all: prepareRows(
      db,
      `SELECT ${columns}, ${grouped} FROM ${of} t
        WHERE (t.namespace, t.name) > (?, ?) ORDER BY t.namespace, t.name LIMIT ${STEP}`,
    ),
    within: prepareRows(
      db,
      `SELECT ${columns}, ${grouped} FROM ${of} t
        WHERE t.namespace = ?1 AND t.name > ?2 AND t.name >= ?3 AND t.name < ?3 || ?4
        ORDER BY t.name LIMIT ${STEP}`,
    ),
    seen: prepareRows(
      db,
      `SELECT ${columns}, ${grouped}, i.uuid FROM ${of} t INDEXED BY ${of}_first_seen JOIN id i ON i.n = t.n
        WHERE t.first_seen <= ?1 AND (t.first_seen < ?1 OR i.uuid < ?2) AND t.name IS NOT NULL
        ORDER BY t.first_seen DESC, i.uuid DESC LIMIT ${STEP}`,
    ),
  }
  const some = {
    namespace: prepareRows(db, `SELECT n FROM ${of} WHERE namespace = ?1 LIMIT ?2`),
    prefix: prepareRows(
      db,
      `SELECT n FROM name_part WHERE of = ${of === 'dataset' ? 0 : 2} AND part >= ?1 AND part < ?1 || ?2 LIMIT ?3`,
    ),
  }
  const namespaceAfter = prepareRows(db, `SELECT min(namespace) FROM ${of} WHERE namespace > ?`)
  const attachmentsOf = openAttachmentFilters(of, graph)
  const tests =
    of === 'dataset'
      ? ([
          ['type', wordFilter(graph, 'dataset', 'kind', true)],
          ['format', wordFilter(graph, 'dataset', 'format', true)],
        ] as const)
      : ([
          ['type', wordFilter(graph, 'job', 'type', false)],
          ['producer', wordFilter(graph, 'job', 'producer', false)],
        ] as const)
  const numbers = (rows: readonly (readonly unknown[])[]): number[] => rows.map(([n]) => n as number)
  const rowNamed = (n: number): Row | undefined => {
    const row = rowOf(one, n)
    return row === undefined || typeof row[2] !== 'string' ? undefined : toRow(row)
  }
  const membersOf = (n: number): readonly number[] =>
    of === 'job' ? [n] : groups.membersOf(groups.canonicalOf(n))

  return (order: BrowseOrder, filters: ListFilters): Listing => {
    const { namespace, prefix, includeDeleted = false } = filters
    const byName = order === 'name'
    const isNamed = namespace !== undefined || prefix !== undefined
    const fitsName = (row: Row): boolean =>
      (namespace === undefined || row.namespace === namespace) &&
      (prefix === undefined || row.name.startsWith(prefix))
    const keyOf = (row: Row): ListKey =>
      byName ? [row.namespace, row.name] : [row.firstSeen, registry.id(row.n)]
    const compare = compareKeys(keyParts(of, order)!)
    /** The row under which a group is listed: by name, the first that fits; by time, the one first seen. */
    const representative = (members: readonly Row[]): Row | undefined => {
      const fitting = members.filter(fitsName)
      if (fitting.length === 0) return undefined
      if (!byName) return [...members].sort((a, b) => -compare(keyOf(a), keyOf(b)))[0]
      return isNamed ? fitting.sort(byNames)[0] : members[0]
    }
    const entryOf = (n: number): ListEntry | undefined => {
      const members = membersOf(n)
      const row = representative(members.flatMap((member) => rowNamed(member) ?? []))
      return row === undefined ? undefined : { n: members[0]!, key: keyOf(row) }
    }
    const attachments = attachmentsOf(filters)
    const words = tests.flatMap(([filter, test]) => {
      const wanted = filters[filter]
      return wanted === undefined ? [] : [test(wanted)]
    })
    const candidateSets = [
      ...attachments.map(({ find }) => find),
      ...words.flatMap(({ find }) => find ?? []),
      ...(!byName && namespace !== undefined
        ? [(most: number) => numbers(rowsOf(some.namespace, namespace, most))]
        : []),
      ...(prefix !== undefined && !(byName && namespace !== undefined) && !prefix.includes(SIGMA)
        ? [(most: number) => numbers(rowsOf(some.prefix, partOf(prefix), LAST_CHARACTER, most))]
        : []),
    ]
    function* walk(after: ListKey | undefined): Generator<Step> {
      if (!byName || namespace !== undefined || prefix === undefined) {
        yield* within(namespace, after)
        return
      }
      // Namespace by namespace, since most names of each may not have the prefix.
      for (let next = after?.[0] as string | undefined, from = after; ; from = undefined) {
        next = from === undefined ? (rowOf(namespaceAfter, next ?? '')?.[0] as string | undefined) : next
        if (typeof next !== 'string') return
        yield* within(next, from)
        yield { key: [next, AFTER_ALL_NAMES] }
      }
    }
    function* within(home: string | undefined, after: ListKey | undefined): Generator<Step> {
      let last = after
      for (;;) {
        const rows = read(home, last)
        for (const row of rows) {
          const its = toRow(row)
          const key = keyOf(its)
          last = key
          if (row[4] === 0) yield fitsName(its) ? { n: its.n, key } : { key }
          else {
            const entry = entryOf(its.n)
            yield entry !== undefined && compare(entry.key, key) === 0 ? entry : { key }
          }
        }
        if (rows.length < STEP) return
      }
    }
    const read = (home: string | undefined, last: ListKey | undefined) => {
      if (!byName) return rowsOf(walks.seen, ...descendingKey(last))
      const [, name = ''] = (last ?? []) as readonly string[]
      return home === undefined
        ? rowsOf(walks.all, (last?.[0] as string | undefined) ?? '', name)
        : rowsOf(walks.within, home, name, prefix ?? '', LAST_CHARACTER)
    }
    return {
      compare,
      candidateSets,
      entryOf,
      walk,
      fits(n) {
        if (!includeDeleted && isDeleted(n)) return false
        const members = membersOf(n)
        return (
          attachments.every(({ has }) => members.some(has)) && words.every(({ has }) => members.some(has))
        )
      },
    }
  }
}

const toRow = ([n, namespace, name, firstSeen]: readonly unknown[]): Row => ({
  n: n as number,
  namespace: (namespace ?? '') as string,
  name: name as string,
  firstSeen: (firstSeen ?? 0) as number,
})
const byNames = (a: Row, b: Row): number =>
  compareText(a.namespace, b.namespace) || compareText(a.name, b.name)
const partOf = (prefix: string): string => Array.from(foldName(prefix)).slice(0, MAX_PART).join('')
