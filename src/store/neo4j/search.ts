import type { Id } from '../../domain/ids.ts'
import {
  MATCHES,
  type Matched,
  type SearchHit,
  type SearchKind,
  type SearchRequest,
} from '../../query/search-request.ts'
import { bestHits, nearestHits, SEARCHED_ONE_WAY as MOST, wordsIn } from '../search.ts'
import type { Transaction } from './database.ts'
import { firstKept } from './first-kept.ts'
import { luceneQuery } from './lucene-query.ts'
import {
  columnOf,
  labelOf,
  thingOf,
  type Candidate,
  type ColumnRow,
  type LabelRow,
  type ThingRow,
} from './search-candidates.ts'
import { statementFile } from './statement-file.ts'

/** Labels and namespaces are few: beyond so many the rest is not looked at. */
const FEW = 2_000
/** Columns by the beginning of their names as they are written: in each way, so many and no more, for whole names come first. */
const CALLED = 100
/** Of how many at a time it is looked whether something has them that is there. */
const LOOKED_AT = 100
/** Never enough. */
const ALL = Number.MAX_SAFE_INTEGER
/** Parts of a name that is nearly the text: of so many, the longest, of so many characters or more. */
const PARTS = 2
const SHORTEST_PART = 4

type Hit = Candidate & Matched

/**
 * Searches all that has a name: each way by an index, over a bounded number of nodes; what does not wait for another at the
 * same time, where the transaction allows it.
 */
export async function searchAll(tx: Transaction, request: SearchRequest): Promise<readonly SearchHit[]> {
  const words = wordsIn(request.text)
  if (words.length === 0) return []
  const ways = waysToSearch(tx, request, words)
  const named = await ways.byName()
  const sure = await firstShown(tx, bestHits(named, request).filter(isNamed), request.limit)
  if (sure.length >= request.limit) return described(tx, sure)
  const found = [...named, ...(await ways.byDescription())]
  const shown = await firstShown(tx, bestHits(found, request), request.limit)
  return described(tx, shown.length > 0 ? shown : nearestHits(await ways.near(), request))
}

/** Whether it fits better than by a description alone. */
const isNamed = ({ match }: Hit): boolean => MATCHES.indexOf(match) < MATCHES.indexOf('beside')

function waysToSearch(tx: Transaction, { text, kinds, limit }: SearchRequest, words: readonly string[]) {
  const wants = (kind: SearchKind): boolean => kinds.includes(kind)
  const isOne = words.length === 1
  // A single word that the name has is looked for nowhere else.
  const beside = { words: isOne ? [] : words, most: MOST }

  const named = (word: string, enough: number): readonly Promise<readonly Candidate[]>[] =>
    (['dataset', 'job'] as const).filter(wants).map(async (kind) => {
      const statement = statementFile('read/search-named', { Label: labelOfKind(kind) })
      const params = { ...beside, word, enough }
      return (await tx.rows<ThingRow>(statement, params)).map((row) => thingOf(kind, row))
    })
  async function things(queries: readonly string[]): Promise<readonly Candidate[]> {
    const asked = queries.filter((query) => query !== '')
    if (asked.length === 0 || !(wants('dataset') || wants('job'))) return []
    const params = { queries: asked, words, most: MOST }
    const rows = await tx.rows<ThingRow & { readonly label: string }>(
      statementFile('read/search-things'),
      params,
    )
    return rows.map((row) => thingOf(row.label === 'Dataset' ? 'dataset' : 'job', row))
  }
  async function columns(file: string, asked: object): Promise<readonly Candidate[]> {
    const params = { words, most: MOST, ...asked }
    return (await tx.rows<ColumnRow>(statementFile(`read/${file}`), params)).map(columnOf)
  }
  async function columnsLike(queries: readonly string[]): Promise<readonly Candidate[]> {
    const asked = queries.filter((query) => query !== '')
    return asked.length === 0 || !wants('column') ? [] : columns('search-columns', { queries: asked })
  }
  async function labels(kind: 'tag' | 'user'): Promise<readonly Candidate[]> {
    const statement = statementFile('read/search-labels', { Label: kind === 'tag' ? 'Tag' : 'User' })
    return (await tx.rows<LabelRow>(statement, { words, most: FEW })).map((row) => labelOf(kind, row))
  }
  async function namespaces(Label: 'Dataset' | 'Job'): Promise<readonly Candidate[]> {
    const statement = statementFile('read/values-in-order', { Label, property: 'namespace' })
    const rows = await tx.rows<{ name: string }>(statement, { typed: '', words, most: FEW })
    return rows.map(({ name }) => ({ kind: 'namespace' as const, name }))
  }
  /** All words, and the first two each by itself: the others may stand beside what has it. */
  const some = isOne ? [words] : [words, words.slice(0, 1), words.slice(1, 2)]
  const all = async (asked: readonly Promise<readonly Candidate[]>[]): Promise<readonly Candidate[]> =>
    (await Promise.all(asked)).flat()

  return {
    byName: () =>
      all([
        // Names that begin with the only word are the best there are: of enough of them none else is wanted.
        ...words.slice(0, 2).flatMap((word) => named(word, isOne ? limit : ALL)),
        ...(wants('column')
          ? [columns('search-columns-called', { beginnings: spellings(text, words), most: CALLED })]
          : []),
        columnsLike(some.map((which) => luceneQuery(which, 'name'))),
        ...(wants('tag') ? [labels('tag')] : []),
        ...(wants('user') ? [labels('user')] : []),
        ...(wants('namespace') ? [namespaces('Dataset'), namespaces('Job')] : []),
      ]),
    byDescription: () => {
      const queries = some.map((which) => luceneQuery(which, 'description'))
      return all([things(queries), columnsLike(queries)])
    },
    near: () => {
      const queries = [luceneQuery(words, 'name', '~')]
      return all([
        things(queries),
        columnsLike(queries),
        ...partsOf(text).flatMap((part) => named(part, ALL)),
      ])
    },
  }
}

const labelOfKind = (kind: 'dataset' | 'job' | 'column'): 'Dataset' | 'Job' | 'Column' =>
  kind === 'dataset' ? 'Dataset' : kind === 'job' ? 'Job' : 'Column'

/** The first words as columns may have them: as they were typed, in small letters, in capitals. */
function spellings(text: string, words: readonly string[]): readonly string[] {
  const first = new Set(words.slice(0, 2))
  const typed = text.split(/\s+/u).filter((word) => first.has(word.toLowerCase()))
  return [...new Set([...typed, ...first, ...[...first].map((word) => word.toUpperCase())])]
}

/** The longest parts of a text between dots and slashes: one that is right in it may be all that tells its name from others. */
const partsOf = (text: string): readonly string[] =>
  text
    .trim()
    .toLowerCase()
    .split(/[./\s]+/u)
    .filter((part) => part.length >= SHORTEST_PART)
    .sort((a, b) => b.length - a.length)
    .slice(0, PARTS)

/** The first `limit` of these, leaving out tags, users and namespaces that only deleted things have. */
async function firstShown(tx: Transaction, hits: readonly Hit[], limit: number): Promise<readonly Hit[]> {
  return firstKept(hits, LOOKED_AT, limit, async (some) => {
    /** Those of a kind that the statement keeps. */
    const kept = async (kind: SearchKind, file: string): Promise<ReadonlySet<string>> => {
      const names = some.filter((hit) => hit.kind === kind).map((hit) => hit.id ?? hit.name)
      if (names.length === 0) return new Set()
      const rows = await tx.rows<{ name: string }>(statementFile(`read/${file}`), { names })
      return new Set(rows.map(({ name }) => name))
    }
    const [tag, user, namespace] = await Promise.all([
      kept('tag', 'search-tags-shown'),
      kept('user', 'search-users-shown'),
      kept('namespace', 'namespaces-shown'),
    ])
    const keys: Partial<Record<SearchKind, ReadonlySet<string>>> = { tag, user, namespace }
    return some.filter(({ kind, id, name }) => keys[kind]?.has(id ?? name) ?? true)
  })
}

/** The hits with their descriptions. */
async function described(tx: Transaction, hits: readonly Hit[]): Promise<readonly SearchHit[]> {
  const kinds = ['dataset', 'job', 'column'] as const
  const told = await Promise.all(
    kinds.map(async (kind) => {
      const ids = hits.filter((hit) => hit.kind === kind).map(({ own }) => own)
      if (ids.length === 0) return []
      const statement = statementFile('read/descriptions-of', { Label: labelOfKind(kind) })
      return tx.rows<{ id: Id; description: string }>(statement, { ids })
    }),
  )
  const known = new Map(told.flat().map(({ id, description }) => [id, description]))
  return hits.map((hit) => {
    const { own, ...rest } = hit
    const description = own && known.get(own)
    if (description !== undefined) return { ...rest, description }
    const plain: { -readonly [K in keyof SearchHit]: SearchHit[K] } = { ...rest }
    // Of words that it had until now.
    delete plain.description
    return plain
  })
}
