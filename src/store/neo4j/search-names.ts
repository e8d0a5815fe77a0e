import { assertNever } from '../../lib/assert-never.ts'
import { compareText } from '../../lib/compare.ts'
import { bestMatches } from '../../lib/match-rank.ts'
import { SEARCHED, SHORTEST_PART, type FoundName, type NameSearch } from '../name-search.ts'
import type { Transaction } from './database.ts'
import { foldName } from './rows.ts'
import { statementFile } from './statement-file.ts'

/** Labels are few: beyond so many the rest is not looked at. */
const LABELS = 10_000

/** Names of things that are there, by what has been typed of them. */
export async function searchNames(tx: Transaction, search: NameSearch): Promise<readonly FoundName[]> {
  const { typed, limit } = search
  const best = (found: readonly FoundName[]): readonly FoundName[] =>
    bestMatches(
      new Map(found.map((one) => [one.name, { name: one.name }])).values(),
      typed,
      ({ name }) => name,
    ).slice(0, limit)
  switch (search.of) {
    case 'dataset':
    case 'job':
      return named(tx, search)
    case 'column': {
      if (search.datasets === undefined) return best(await step(tx, 'Column', 'name', typed, limit))
      const params = { datasets: search.datasets, most: LABELS }
      const columns = await tx.rows<FoundName>(statementFile('read/column-names-of'), params)
      return best(columns.filter(({ name }) => name !== '*'))
    }
    case 'namespace':
      return best(await namespacesOf(tx, typed, limit))
    case 'tag':
    case 'owner': {
      const text = statementFile('read/label-names', { Label: search.of === 'tag' ? 'Tag' : 'User' })
      return best(await tx.rows<FoundName>(text, { most: LABELS }))
    }
    case 'tagValue':
      return best(
        await tx.rows<FoundName>(statementFile('read/tag-values'), { tag: search.tag, most: LABELS }),
      )
    default:
      return assertNever(search)
  }
}

/** Namespaces of datasets and of jobs that begin with this text, at most so many of each. */
export const namespacesOf = async (
  tx: Transaction,
  typed: string,
  limit: number,
): Promise<readonly FoundName[]> => [
  ...(await step(tx, 'Dataset', 'namespace', typed, limit)),
  ...(await step(tx, 'Job', 'namespace', typed, limit)),
]

async function named(
  tx: Transaction,
  { of, typed, limit, namespace: within }: Extract<NameSearch, { of: 'dataset' | 'job' }>,
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

/** The values of an indexed property that begin with this text, each once, by a seek for each. */
async function step(
  tx: Transaction,
  Label: string,
  property: string,
  typed: string,
  limit: number,
): Promise<readonly FoundName[]> {
  const first = statementFile('read/least-value', { Label, property })
  const next = statementFile('read/next-value', { Label, property })
  const found: FoundName[] = []
  let [row] = await tx.rows<FoundName>(first, { typed })
  while (row !== undefined && row.name.startsWith(typed) && found.length < limit) {
    if (row.name !== '*') found.push(row)
    ;[row] = await tx.rows<FoundName>(next, { after: row.name })
  }
  return found
}
