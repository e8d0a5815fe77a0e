import { compareText } from '../../../lib/compare.ts'
import type { NameCandidate, NameMatches, NameRequest } from '../../../query/read-requests.ts'
import { compileGlob } from '../../../query/text-match.ts'
import type { Graph } from '../graph.ts'
import { foldName, reverseName } from '../name-keys.ts'
import { prepareRows, rowsOf } from '../row-table.ts'
import { fullNameSplits } from '../../full-name-splits.ts'
import type { Deletions } from './deletions.ts'
import type { Groups } from './groups.ts'
import { NearMissBudget, NearMissTable, searchNow } from '../../near-misses.ts'
import { openRunLookup } from './executions/lookup-run.ts'

/** One more than an error lists, so that it can say that there are more. */
const CANDIDATES = 6
const NEAREST = 5
/** Among how many names near misses are looked for: comparing each takes some microseconds. */
const COMPARED = 100_000

type Found = readonly (readonly [n: number, namespace: string, name: string, deletedAt: number | null])[]

/** Resolves one name. */
export type Lookup = (request: NameRequest) => NameMatches

/**
 * Opens the resolution of names. The first step that finds something decides (language: "Selecting"). Each step is an index seek.
 * It calls `check` often, which throws when the caller has given up.
 */
export function openLookup(
  graph: Graph,
  groups: Groups,
  deletions: Deletions,
): (check?: () => void) => Lookup {
  const { db, registry } = graph
  const open = (table: 'dataset' | 'job') => {
    const select = `SELECT n, namespace, name, deleted_at FROM ${table}`
    const full = prepareRows(db, `${select} WHERE namespace = ? AND name = ?`)
    const exact = prepareRows(db, `${select} WHERE reversed = ?`)
    const folded = prepareRows(db, `${select} WHERE folded = ?`)
    const ending = prepareRows(db, `${select} WHERE reversed >= ? AND reversed < ?`)
    // From the index of names alone, but for the few that the index of deletions has.
    const all = prepareRows(
      db,
      `SELECT n, namespace, name, NULL FROM ${table}
        WHERE n NOT IN (SELECT n FROM ${table} WHERE deleted_at IS NOT NULL)
        ORDER BY namespace, name LIMIT ${COMPARED}`,
    )
    const some = (...found: (readonly unknown[])[]): Found => found.flat() as unknown as Found
    return {
      full: (text: string) =>
        some(...fullNameSplits(text).map(([namespace, name]) => rowsOf(full, namespace, name))),
      exact: (text: string) => some(rowsOf(exact, reverseName(text))),
      // A name that is its own lower case has no folded one.
      folded: (text: string) =>
        some(rowsOf(folded, foldName(text)), rowsOf(exact, reverseName(foldName(text)))),
      ending: (text: string) => {
        const reversed = reverseName(text)
        // `.`, `/` and `0` follow one another, so one range holds both boundaries and nothing else.
        return some(rowsOf(ending, `${reversed}.`, `${reversed}0`))
      },
      all: () => some(rowsOf(all)),
      canonical: (n: number) => (table === 'dataset' ? groups.canonicalOf(n) : n),
      named: prepareRows(db, `SELECT namespace, name FROM ${table} WHERE n = ?`),
    }
  }
  const tables = { dataset: open('dataset'), job: open('job') }

  const runs = openRunLookup(graph, groups, deletions)
  return (check = () => undefined) => {
    const budget = new NearMissBudget()
    const mayContinue = (): boolean => {
      check()
      return budget.hasTime()
    }
    const all = { dataset: once(tables.dataset.all), job: once(tables.job.all) }
    const prepared = new Map<string, NearMissTable<Found[number]>>()
    const tableOf = (
      { of, namespace, namespaceGlob }: NameRequest,
      these: () => Found,
    ): NearMissTable<Found[number]> => {
      const key = JSON.stringify([of, namespace ?? null, namespaceGlob ?? null])
      let table = prepared.get(key)
      if (table === undefined)
        prepared.set(key, (table = new NearMissTable(these(), ([, , name]: Found[number]) => name)))
      return table
    }
    return lookUp

    function lookUp(request: NameRequest): NameMatches {
      check()
      const { of, text, namespace, namespaceGlob } = request
      if (of !== 'dataset' && of !== 'job') return runs(of, text, { budget, mayContinue })
      const table = tables[of]
      const fitsGlob = namespaceGlob === undefined ? () => true : compileGlob(namespaceGlob)
      const inNamespace = (found: Found): Found =>
        found.filter(([, its]) => (namespace === undefined || its === namespace) && fitsGlob(its))
      const candidate = ([n, its, name]: Found[number]): NameCandidate => {
        const canonical = table.canonical(n)
        const row =
          canonical === n ? undefined : (rowsOf(table.named, canonical)[0] as [string, string] | undefined)
        const matched = { namespace: its, name }
        return {
          id: registry.id(canonical),
          matched,
          canonical: row === undefined ? matched : { namespace: row[0], name: row[1] },
        }
      }
      const candidates = (found: Found): readonly NameCandidate[] => {
        const byId = new Map<string, NameCandidate>()
        for (const one of [...found].sort(byName)) {
          const made = candidate(one)
          if (!byId.has(made.id)) byId.set(made.id, made)
          if (byId.size === CANDIDATES) break
        }
        return [...byId.values()]
      }
      const trials = [
        ['full', table.full],
        ['exact', table.exact],
        ['ignoring-case', table.folded],
        ['ending', table.ending],
      ] as const
      const deleted: Found[number][] = []
      for (const [how, search] of trials) {
        const found = inNamespace(search(text))
        const live = found.filter(([, , , deletedAt]) => deletedAt === null)
        if (live.length > 0) return { how, candidates: candidates(live), nearest: [] }
        deleted.push(...found)
      }
      const these = (): Found => inNamespace(all[of]())
      const near = budget.takeName()
        ? searchNow(tableOf(request, these).search(text, NEAREST), mayContinue)
        : []
      return {
        how: 'none',
        candidates: [],
        nearest: near.map(candidate),
        ...(deleted.length === 0 ? {} : { deleted: candidates(deleted) }),
      }
    }
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

const byName = (a: Found[number], b: Found[number]): number =>
  compareText(a[1], b[1]) || compareText(a[2], b[2])
