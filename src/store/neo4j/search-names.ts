import { assertNever } from '../../lib/assert-never.ts'
import { compareText } from '../../lib/compare.ts'
import { bestMatches } from '../../lib/match-rank.ts'
import { SEARCHED, SHORTEST_PART, type FoundName, type NamesRequest } from '../../query/name-search.ts'
import type { Transaction } from './database.ts'
import { filterInBatches } from './filter-in-batches.ts'
import { foldName } from './rows.ts'
import { statementFile } from './statement-file.ts'

/** Tags, users or columns that a search reads. Most graphs have fewer. */
const MAX_LABELS = 10_000

/** Completes names: finds names of entities that are not deleted by the text that a user has typed. */
export async function searchNames(tx: Transaction, search: NamesRequest): Promise<readonly FoundName[]> {
  const { typed, limit } = search
  /** The best matches among the found names. The statement `file` excludes names of deleted entities only. */
  const best = async (
    found: readonly FoundName[],
    file?: string,
    params = {},
  ): Promise<readonly FoundName[]> => {
    const names = [...new Set(found.map(({ name }) => name))]
    const matches = bestMatches(names, typed, (name) => name).map((name) => ({ name }))
    return file === undefined ? matches.slice(0, limit) : firstShown(tx, matches, limit, file, params)
  }
  switch (search.of) {
    case 'dataset':
    case 'job':
      return named(tx, search)
    case 'column': {
      if (search.datasets === undefined)
        return searchTwice(
          limit,
          (most) => distinctValues(tx, 'Column', 'name', typed, most),
          (found) => best(found, 'columns-shown'),
        )
      const params = { datasets: search.datasets, most: MAX_LABELS }
      const columns = await tx.rows<FoundName>(statementFile('read/column-names-of'), params)
      return best(columns.filter(({ name }) => name !== '*'))
    }
    case 'namespace':
      return searchTwice(
        limit,
        (most) => namespacesOf(tx, typed, most),
        (found) => best(found, 'namespaces-shown'),
      )
    case 'tag':
    case 'owner': {
      const text = statementFile('read/label-names', { Label: search.of === 'tag' ? 'Tag' : 'User' })
      const found = await tx.rows<FoundName>(text, { most: MAX_LABELS })
      return best(found, search.of === 'tag' ? 'tags-shown' : 'owners-shown')
    }
    case 'tagValue': {
      const { tag } = search
      const found = await tx.rows<FoundName>(statementFile('read/tag-values'), { tag, most: MAX_LABELS })
      return best(found, 'tag-values-shown', { tag })
    }
    default:
      return assertNever(search)
  }
}

/** Reads `limit` names, and more only if too few of them remain. */
async function searchTwice(
  limit: number,
  read: (most: number) => Promise<readonly FoundName[]>,
  best: (found: readonly FoundName[]) => Promise<readonly FoundName[]>,
): Promise<readonly FoundName[]> {
  const found = await read(limit)
  const shown = await best(found)
  return shown.length >= limit || found.length < limit || limit >= SEARCHED
    ? shown
    : best(await read(SEARCHED))
}

/** The first `limit` names that belong to an entity that is not deleted. */
async function firstShown(
  tx: Transaction,
  names: readonly FoundName[],
  limit: number,
  file: string,
  params: Readonly<Record<string, unknown>>,
): Promise<readonly FoundName[]> {
  return filterInBatches(names, limit, limit, async (batch) => {
    const statement = statementFile(`read/${file}`)
    const rows = await tx.rows<FoundName>(statement, { ...params, names: batch.map(({ name }) => name) })
    const shown = new Set(rows.map(({ name }) => name))
    return batch.filter(({ name }) => shown.has(name))
  })
}

/** Namespaces of datasets and of jobs that begin with the text, at most `limit` of each. */
const namespacesOf = async (tx: Transaction, typed: string, limit: number): Promise<readonly FoundName[]> => {
  const labels = ['Dataset', 'Job']
  return (
    await Promise.all(labels.map((Label) => distinctValues(tx, Label, 'namespace', typed, limit)))
  ).flat()
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

/** The distinct values of an indexed property that begin with the text. */
async function distinctValues(
  tx: Transaction,
  Label: string,
  property: string,
  typed: string,
  limit: number,
): Promise<readonly FoundName[]> {
  // One more, because the column `*` is excluded.
  const params = { typed, words: [], most: limit + 1 }
  const found = await tx.rows<FoundName>(statementFile('read/values-in-order', { Label, property }), params)
  return found.filter(({ name }) => name !== '*').slice(0, limit)
}
