import type { Id } from '../../domain/ids.ts'
import {
  bestHits,
  nearestHits,
  SEARCHED_ONE_WAY as MOST,
  wordsIn,
  type SearchCandidate,
  type SearchHit,
  type SearchKind,
  type SearchRequest,
} from '../search.ts'
import type { Transaction } from './database.ts'
import { namespacesOf } from './search-names.ts'
import { statementFile } from './statement-file.ts'

/** Labels and namespaces are few: beyond so many the rest is not looked at. */
const FEW = 2_000

interface Row {
  readonly id: Id
  readonly name: string
  readonly namespace: string
  readonly description: string | null
}

interface TextRow extends Row {
  readonly label: 'Dataset' | 'Job' | 'Column'
  readonly datasetId: Id | null
  readonly datasetNamespace: string
  readonly datasetName: string
}

/** Searches all that has a name: each way by an index, over a bounded number of nodes. */
export async function searchAll(tx: Transaction, request: SearchRequest): Promise<readonly SearchHit[]> {
  const words = wordsIn(request.text)
  if (words.length === 0) return []
  const wants = (kind: SearchKind): boolean => request.kinds.includes(kind)
  const found: SearchCandidate[] = []
  for (const word of words.slice(0, 2))
    for (const kind of ['dataset', 'job'] as const)
      if (wants(kind)) found.push(...(await named(tx, kind, word)))
  // Columns have no other index that ignores case; of the others it finds those that are described so.
  for (const some of words.length > 1 ? [words, words.slice(0, 1), words.slice(1, 2)] : [words])
    found.push(...(await byText(tx, luceneOf(some))))
  if (wants('tag')) found.push(...(await labels(tx, 'tag')))
  if (wants('user')) found.push(...(await labels(tx, 'user')))
  if (wants('namespace'))
    for (const { name } of await namespacesOf(tx, '', FEW)) found.push({ kind: 'namespace', name })
  const hits = bestHits(found, request)
  return hits.length > 0 ? hits : nearestHits(await byText(tx, luceneOf(words, '~')), request)
}

async function named(
  tx: Transaction,
  kind: 'dataset' | 'job',
  word: string,
): Promise<readonly SearchCandidate[]> {
  const names = { Label: kind === 'dataset' ? 'Dataset' : 'Job' }
  const rows: Row[] = []
  for (const how of ['beginning', 'inside'])
    rows.push(...(await tx.rows<Row>(statementFile(`read/search-${how}`, names), { word, most: MOST })))
  return rows.map((row) => toNamed(kind, row))
}

const toNamed = (kind: 'dataset' | 'job', { id, namespace, name, description }: Row): SearchCandidate => ({
  kind,
  id,
  namespace,
  name,
  ...(description === null ? {} : { description }),
})

async function byText(tx: Transaction, query: string): Promise<readonly SearchCandidate[]> {
  if (query === '') return []
  const rows = await tx.rows<TextRow>(statementFile('read/search-text'), { query, most: MOST })
  return rows.flatMap((row): readonly SearchCandidate[] => {
    if (row.label !== 'Column') return [toNamed(row.label === 'Dataset' ? 'dataset' : 'job', row)]
    const { id, name, description, datasetId, datasetNamespace, datasetName } = row
    if (datasetId === null || name === '*') return []
    const dataset = { id: datasetId, namespace: datasetNamespace, name: datasetName }
    return [{ kind: 'column', id, name, dataset, ...(description === null ? {} : { description }) }]
  })
}

async function labels(tx: Transaction, kind: 'tag' | 'user'): Promise<readonly SearchCandidate[]> {
  const text = statementFile('read/search-labels', { Label: kind === 'tag' ? 'Tag' : 'User' })
  const rows = await tx.rows<{ id: Id; name: string; value: string | null }>(text, { most: FEW })
  return rows.map(({ id, name, value }) => ({ kind, id, name, ...(value === null ? {} : { value }) }))
}

/**
 * Words as the full-text index has them, runs of letters: what begins with all of them or, with `~`, what has one nearly so.
 * Nothing but letters is left, so that no text is taken for an operator.
 */
function luceneOf(words: readonly string[], ending: '*' | '~' = '*'): string {
  const runs = [...new Set(words.flatMap((word) => word.match(/\p{L}+/gu) ?? []))]
  return runs.map((run) => `${ending === '*' ? '+*' : ''}${run}${ending}`).join(' ')
}
