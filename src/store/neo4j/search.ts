import type { Id } from '../../domain/ids.ts'
import {
  MATCHES,
  type Matched,
  type SearchHit,
  type SearchKind,
  type SearchRequest,
} from '../../query/search-request.ts'
import { bestHits, nearestHits, SEARCHED_ONE_WAY as LIMIT, wordsIn } from '../search.ts'
import type { Transaction } from './database.ts'
import { filterInBatches } from './filter-in-batches.ts'
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

/** Tags, users and namespaces that a search reads. Most graphs have fewer. */
const MAX_LABELS = 2_000
/** Columns that a search by the beginning of the name reads, for each spelling. */
const MAX_COLUMNS_BY_BEGINNING = 100
/** Hits for which one round of statements checks whether an entity that is not deleted has them. */
const BATCH_SIZE = 100
const NO_LIMIT = Number.MAX_SAFE_INTEGER
/** A search for misspelled names also looks for this many parts of the text, the longest ones. */
const MAX_PARTS = 2
const MIN_PART_LENGTH = 4

type Hit = Candidate & Matched

/**
 * Searches everything that has a name. Each search uses an index and reads a bounded number of nodes. Independent searches run
 * in parallel if the transaction allows it.
 */
export async function searchAll(tx: Transaction, request: SearchRequest): Promise<readonly SearchHit[]> {
  const words = wordsIn(request.text)
  if (words.length === 0) return []
  const searches = createSearches(tx, request, words)
  const named = await searches.byName()
  const shownByName = await firstShown(tx, bestHits(named, request).filter(isNamed), request.limit)
  if (shownByName.length >= request.limit) return withDescriptions(tx, shownByName)
  const found = [...named, ...(await searches.byDescription())]
  const shown = await firstShown(tx, bestHits(found, request), request.limit)
  return withDescriptions(tx, shown.length > 0 ? shown : nearestHits(await searches.near(), request))
}

/** Whether the name of a hit matches, not only its description or surroundings. */
const isNamed = ({ match }: Hit): boolean => MATCHES.indexOf(match) < MATCHES.indexOf('beside')

function createSearches(tx: Transaction, { text, kinds, limit }: SearchRequest, words: readonly string[]) {
  const wants = (kind: SearchKind): boolean => kinds.includes(kind)
  const isOne = words.length === 1
  // If the name contains the only word, the description does not matter.
  const params = { words: isOne ? [] : words, most: LIMIT }

  const named = (word: string, enough: number): readonly Promise<readonly Candidate[]>[] =>
    (['dataset', 'job'] as const).filter(wants).map(async (kind) => {
      const statement = statementFile('read/search-named', { Label: labelOfKind(kind) })
      const rows = await tx.rows<ThingRow>(statement, { ...params, word, enough })
      return rows.map((row) => thingOf(kind, row))
    })
  async function things(queries: readonly string[]): Promise<readonly Candidate[]> {
    const nonEmpty = queries.filter((query) => query !== '')
    if (nonEmpty.length === 0 || !(wants('dataset') || wants('job'))) return []
    const rows = await tx.rows<ThingRow & { readonly label: string }>(statementFile('read/search-things'), {
      queries: nonEmpty,
      words,
      most: LIMIT,
    })
    return rows.map((row) => thingOf(row.label === 'Dataset' ? 'dataset' : 'job', row))
  }
  async function columns(file: string, columnParams: object): Promise<readonly Candidate[]> {
    const rows = await tx.rows<ColumnRow>(statementFile(`read/${file}`), {
      words,
      most: LIMIT,
      ...columnParams,
    })
    return rows.map(columnOf)
  }
  async function columnsLike(queries: readonly string[]): Promise<readonly Candidate[]> {
    const nonEmpty = queries.filter((query) => query !== '')
    return nonEmpty.length === 0 || !wants('column') ? [] : columns('search-columns', { queries: nonEmpty })
  }
  async function labels(kind: 'tag' | 'user'): Promise<readonly Candidate[]> {
    const statement = statementFile('read/search-labels', { Label: kind === 'tag' ? 'Tag' : 'User' })
    return (await tx.rows<LabelRow>(statement, { words, most: MAX_LABELS })).map((row) => labelOf(kind, row))
  }
  async function namespaces(Label: 'Dataset' | 'Job'): Promise<readonly Candidate[]> {
    const statement = statementFile('read/values-in-order', { Label, property: 'namespace' })
    const rows = await tx.rows<{ name: string }>(statement, { typed: '', words, most: MAX_LABELS })
    return rows.map(({ name }) => ({ kind: 'namespace' as const, name }))
  }
  /** All words together, and each of the first two alone: the other words may be in the namespace or description. */
  const wordSets = isOne ? [words] : [words, words.slice(0, 1), words.slice(1, 2)]
  const all = async (searches: readonly Promise<readonly Candidate[]>[]): Promise<readonly Candidate[]> =>
    (await Promise.all(searches)).flat()

  return {
    byName: () =>
      all([
        // Names that begin with the only word rank highest, so `limit` of them are enough.
        ...words.slice(0, 2).flatMap((word) => named(word, isOne ? limit : NO_LIMIT)),
        ...(wants('column')
          ? [
              columns('search-columns-called', {
                beginnings: spellings(text, words),
                most: MAX_COLUMNS_BY_BEGINNING,
              }),
            ]
          : []),
        columnsLike(wordSets.map((set) => luceneQuery(set, 'name'))),
        ...(wants('tag') ? [labels('tag')] : []),
        ...(wants('user') ? [labels('user')] : []),
        ...(wants('namespace') ? [namespaces('Dataset'), namespaces('Job')] : []),
      ]),
    byDescription: () => {
      const queries = wordSets.map((set) => luceneQuery(set, 'description'))
      return all([things(queries), columnsLike(queries)])
    },
    near: () => {
      const queries = [luceneQuery(words, 'name', '~')]
      return all([
        things(queries),
        columnsLike(queries),
        ...partsOf(text).flatMap((part) => named(part, NO_LIMIT)),
      ])
    },
  }
}

const labelOfKind = (kind: 'dataset' | 'job' | 'column'): 'Dataset' | 'Job' | 'Column' =>
  kind === 'dataset' ? 'Dataset' : kind === 'job' ? 'Job' : 'Column'

/** The first words as column names may spell them: as typed, in lower case, in upper case. */
function spellings(text: string, words: readonly string[]): readonly string[] {
  const first = new Set(words.slice(0, 2))
  const typed = text.split(/\s+/u).filter((word) => first.has(word.toLowerCase()))
  return [...new Set([...typed, ...first, ...[...first].map((word) => word.toUpperCase())])]
}

/** The longest parts of a text between dots and slashes. One that is spelled correctly may identify the name. */
const partsOf = (text: string): readonly string[] =>
  text
    .trim()
    .toLowerCase()
    .split(/[./\s]+/u)
    .filter((part) => part.length >= MIN_PART_LENGTH)
    .sort((a, b) => b.length - a.length)
    .slice(0, MAX_PARTS)

/** The first `limit` hits, without tags, users and namespaces of deleted entities only. */
async function firstShown(tx: Transaction, hits: readonly Hit[], limit: number): Promise<readonly Hit[]> {
  return filterInBatches(hits, BATCH_SIZE, limit, async (batch) => {
    /** The hits of a kind that the statement returns. */
    const shownOf = async (kind: SearchKind, file: string): Promise<ReadonlySet<string>> => {
      const names = batch.filter((hit) => hit.kind === kind).map((hit) => hit.id ?? hit.name)
      if (names.length === 0) return new Set()
      const rows = await tx.rows<{ name: string }>(statementFile(`read/${file}`), { names })
      return new Set(rows.map(({ name }) => name))
    }
    const [tag, user, namespace] = await Promise.all([
      shownOf('tag', 'search-tags-shown'),
      shownOf('user', 'search-users-shown'),
      shownOf('namespace', 'namespaces-shown'),
    ])
    const shown: Partial<Record<SearchKind, ReadonlySet<string>>> = { tag, user, namespace }
    return batch.filter(({ kind, id, name }) => shown[kind]?.has(id ?? name) ?? true)
  })
}

/** Adds descriptions to hits. */
async function withDescriptions(tx: Transaction, hits: readonly Hit[]): Promise<readonly SearchHit[]> {
  const kinds = ['dataset', 'job', 'column'] as const
  const rows = await Promise.all(
    kinds.map(async (kind) => {
      const ids = hits.filter((hit) => hit.kind === kind).map(({ own }) => own)
      if (ids.length === 0) return []
      const statement = statementFile('read/descriptions-of', { Label: labelOfKind(kind) })
      return tx.rows<{ id: Id; description: string }>(statement, { ids })
    }),
  )
  const descriptions = new Map(rows.flat().map(({ id, description }) => [id, description]))
  return hits.map((hit) => {
    const { own, ...rest } = hit
    const description = own && descriptions.get(own)
    if (description !== undefined) return { ...rest, description }
    const withoutDescription: { -readonly [K in keyof SearchHit]: SearchHit[K] } = { ...rest }
    // Candidates have the matched words here.
    delete withoutDescription.description
    return withoutDescription
  })
}
