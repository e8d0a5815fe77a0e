import { columnId } from '../../../../domain/ids.ts'
import type { NodeRef } from '../../../../domain/lineage-graph.ts'
import { compareText } from '../../../../lib/compare.ts'
import type { ListFilters, ListKey } from '../../../../query/browse-requests.ts'
import { compareKeys, keyParts } from '../../../../query/key-order.ts'
import { BY_FINISH, edgeCode } from '../../edge-kind.ts'
import type { Graph } from '../../graph.ts'
import { THING_CODES } from '../../layout.ts'
import { NO_NUMBER } from '../../registry.ts'
import { prepareRows, rowsOf } from '../../row-table.ts'
import { columnsNamed } from '../columns-named.ts'
import type { Deletions } from '../deletions.ts'
import type { Groups } from '../groups.ts'
import type { Labels } from '../labels.ts'
import type { Refs } from '../refs.ts'
import { AFTER_ALL_NAMES, type Listing, type ListEntry, type Step } from './listing.ts'

/** The pseudo-column that represents its whole dataset; lists omit it. */
const WHOLE = '*'
/** Datasets read per query. */
const STEP = 100

/** Opens the lists of columns of canonical datasets. A column has the tags of all columns with its name in the group. */
export function openColumnListing(
  graph: Graph,
  groups: Groups,
  labels: Labels,
  refs: Refs,
  deletions: Deletions,
) {
  const { db, registry } = graph
  const partOf = edgeCode('PART_OF', 'Column', 'Dataset')
  const columns = prepareRows(
    db,
    `SELECT f.n, f.name FROM edge e JOIN field f ON f.n = e.start
      WHERE e.finish = ? AND e.kind = ${partOf} AND e.${BY_FINISH} AND f.name <> '${WHOLE}'`,
  )
  const datasets = prepareRows(
    db,
    `SELECT n, namespace, name FROM dataset WHERE (namespace, name) >= (?, ?) ORDER BY namespace, name LIMIT ${STEP}`,
  )
  const tagged = prepareRows(
    db,
    `SELECT e.start FROM thing t
       JOIN edge e ON e.finish = t.n AND e.kind = ${edgeCode('TAGGED', 'Column', 'Tag')} AND e.${BY_FINISH}
      WHERE t.label = ${THING_CODES.Tag!} AND t.name = ?1 AND (?2 IS NULL OR t.other = ?2) LIMIT ?3`,
  )
  const compare = compareKeys(keyParts('column', 'name')!)
  const toEntry = (n: number, ref: NodeRef | undefined): ListEntry | undefined =>
    ref?.dataset === undefined ? undefined : { n, key: [ref.dataset.namespace, ref.dataset.name, ref.name] }
  const ofDataset = (n: number): readonly number[] => rowsOf(columns, n).map(([column]) => column as number)

  return ({ dataset, name, prefix, tag, includeDeleted = false }: ListFilters): Listing => {
    // The columns of one dataset are listed even if it is deleted.
    const showsDeleted = includeDeleted || dataset !== undefined
    /** The entry of the column with the same name in the canonical dataset. */
    const entryOf = (n: number): ListEntry | undefined => {
      const its = refs.datasetOf(n)
      const ref = refs.column(n)
      if (its === undefined || ref === undefined || ref.name === WHOLE) return undefined
      const canonical = groups.canonicalOf(its)
      if (canonical === its) return toEntry(n, ref)
      const home = refs.dataset(canonical)
      const column = home && registry.find(columnId(home.namespace, home.name, ref.name))
      return column === undefined ? undefined : toEntry(column, refs.column(column))
    }
    const sameColumns = (n: number, column: string): readonly number[] => {
      const members = groups.membersOf(groups.canonicalOf(refs.datasetOf(n)!))
      return members.length === 1 ? [n] : columnsNamed(column, members, graph, refs)
    }
    const home = dataset === undefined ? undefined : (registry.find(dataset) ?? NO_NUMBER)
    function* walk(after: ListKey | undefined): Generator<Step> {
      let [namespace = '', datasetName = ''] = (after ?? []) as readonly string[]
      for (let last: number | undefined; ;) {
        const rows = rowsOf(datasets, namespace, datasetName).filter(([n]) => n !== last)
        for (const [n, itsNamespace, itsName] of rows) {
          const key = [itsNamespace as string, itsName as string]
          if (groups.canonicalOf(n as number) === n) {
            const found = rowsOf(columns, n)
              .map(([column, its]) => ({ n: column as number, key: [...key, its as string] }))
              .filter((one) => after === undefined || compare(one.key, after) > 0)
            yield* found.sort((a, b) => compareText(a.key[2]!, b.key[2]!))
          }
          // Behind all columns of the dataset.
          yield { key: [...key, AFTER_ALL_NAMES] }
          ;[last, namespace, datasetName] = [n as number, key[0]!, key[1]!]
        }
        if (rows.length < STEP - 1) return
      }
    }
    return {
      compare,
      entryOf,
      walk,
      candidateSets: [
        ...(home === undefined ? [] : [() => ofDataset(home)]),
        ...(tag === undefined
          ? []
          : [
              (most: number) =>
                rowsOf(tagged, tag.name, tag.value ?? null, most).map(([start]) => start as number),
            ]),
      ],
      fits(n) {
        const its = refs.column(n)?.name
        if (its === undefined || (home !== undefined && refs.datasetOf(n) !== home)) return false
        if (name !== undefined && its !== name) return false
        if (prefix !== undefined && !its.startsWith(prefix)) return false
        if (!showsDeleted && deletions.column(n)) return false
        return tag === undefined || labels.hasTag(sameColumns(n, its), tag.name, tag.value)
      },
    }
  }
}
