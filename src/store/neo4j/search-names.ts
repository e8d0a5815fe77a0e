import { assertNever } from '../../lib/assert-never.ts'
import { compareText } from '../../lib/compare.ts'
import { bestMatches } from '../../lib/match-rank.ts'
import { SEARCHED, SHORTEST_PART, type FoundName, type NamesRequest } from '../../query/name-search.ts'
import type { Transaction } from './database.ts'
import { firstKept } from './first-kept.ts'
import { foldName } from './rows.ts'
import { statementFile } from './statement-file.ts'

/** Labels are few: beyond so many the rest is not looked at. */
const LABELS = 10_000

/** Names of things that are there, by what has been typed of them. */
export async function searchNames(tx: Transaction, search: NamesRequest): Promise<readonly FoundName[]> {
  const { typed, limit } = search
  /** The best of what was found; a statement says which of the names something has that is not deleted. */
  const best = async (
    found: readonly FoundName[],
    file?: string,
    params = {},
  ): Promise<readonly FoundName[]> => {
    const names = [...new Set(found.map(({ name }) => name))]
    const fitting = bestMatches(names, typed, (name) => name).map((name) => ({ name }))
    return file === undefined ? fitting.slice(0, limit) : firstShown(tx, fitting, limit, file, params)
  }
  switch (search.of) {
    case 'dataset':
    case 'job':
      return named(tx, search)
    case 'column': {
      if (search.datasets === undefined)
        return enough(
          limit,
          (most) => step(tx, 'Column', 'name', typed, most),
          (found) => best(found, 'columns-shown'),
        )
      const params = { datasets: search.datasets, most: LABELS }
      const columns = await tx.rows<FoundName>(statementFile('read/column-names-of'), params)
      return best(columns.filter(({ name }) => name !== '*'))
    }
    case 'namespace':
      return enough(
        limit,
        (most) => namespacesOf(tx, typed, most),
        (found) => best(found, 'namespaces-shown'),
      )
    case 'tag':
    case 'owner': {
      const text = statementFile('read/label-names', { Label: search.of === 'tag' ? 'Tag' : 'User' })
      const found = await tx.rows<FoundName>(text, { most: LABELS })
      return best(found, search.of === 'tag' ? 'tags-shown' : 'owners-shown')
    }
    case 'tagValue': {
      const { tag } = search
      const found = await tx.rows<FoundName>(statementFile('read/tag-values'), { tag, most: LABELS })
      return best(found, 'tag-values-shown', { tag })
    }
    default:
      return assertNever(search)
  }
}

/** Reads as many names as are wanted, and more only if so many are left out that too few remain. */
async function enough(
  wanted: number,
  read: (most: number) => Promise<readonly FoundName[]>,
  best: (found: readonly FoundName[]) => Promise<readonly FoundName[]>,
): Promise<readonly FoundName[]> {
  const found = await read(wanted)
  const shown = await best(found)
  return shown.length >= wanted || found.length < wanted || wanted >= SEARCHED
    ? shown
    : best(await read(SEARCHED))
}

/** The first `limit` of these names that something has which is not deleted. */
async function firstShown(
  tx: Transaction,
  names: readonly FoundName[],
  limit: number,
  file: string,
  params: Readonly<Record<string, unknown>>,
): Promise<readonly FoundName[]> {
  return firstKept(names, limit, limit, async (some) => {
    const asked = { ...params, names: some.map(({ name }) => name) }
    const kept = new Set((await tx.rows<FoundName>(statementFile(`read/${file}`), asked)).map((r) => r.name))
    return some.filter(({ name }) => kept.has(name))
  })
}

/** Namespaces of datasets and of jobs that begin with this text, at most so many of each. */
const namespacesOf = async (tx: Transaction, typed: string, limit: number): Promise<readonly FoundName[]> => {
  const labels = ['Dataset', 'Job']
  return (await Promise.all(labels.map((Label) => step(tx, Label, 'namespace', typed, limit)))).flat()
}

async function named(
  tx: Transaction,
  { of, typed, limit, namespace: within }: Extract<NamesRequest, { of: 'dataset' | 'job' }>,
): Promise<readonly FoundName[]> {
  const names = { Label: of === 'dataset' ? 'Dataset' : 'Job' }
  if (within !== undefined) {
    const text = statementFile('read/names-in-namespace', names)
    const rows = await tx.rows<FoundName>(text, { namespace: within, typed, most: SEARCHED })
    return bestMatches(rows, typed, ({ name }) => name).slice(0, limit)
  }
  const params = { typed: foldName(typed), most: SEARCHED }
  const found = new Map<string, FoundName>()
  for (const file of ['names-beginning', 'names-with-part']) {
    const isPart = file === 'names-with-part'
    if (isPart && (found.size >= limit || Array.from(typed).length < SHORTEST_PART)) break
    const rows = await tx.rows<FoundName>(statementFile(`read/${file}`, names), params)
    const inOrder = [...rows].sort((a, b) => compareText(a.namespace!, b.namespace!))
    for (const { name, namespace } of bestMatches(inOrder, typed, (row) => row.name)) {
      found.set(JSON.stringify([namespace, name]), { name, namespace: namespace! })
      if (found.size >= limit) break
    }
  }
  return [...found.values()]
}

/** The values of an indexed property that begin with this text, each once. */
async function step(
  tx: Transaction,
  Label: string,
  property: string,
  typed: string,
  limit: number,
): Promise<readonly FoundName[]> {
  // One more, for `*` is no name.
  const asked = { typed, words: [], most: limit + 1 }
  const found = await tx.rows<FoundName>(statementFile('read/values-in-order', { Label, property }), asked)
  return found.filter(({ name }) => name !== '*').slice(0, limit)
}
