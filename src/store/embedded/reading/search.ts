import { LAST_CHARACTER } from '../../../lib/last-character.ts'
import { compareText } from '../../../lib/compare.ts'
import type { SearchCandidate, SearchHit, SearchRequest } from '../../../query/search-request.ts'
import { bestHits, nearestHits, SEARCHED_ONE_WAY as MOST, wordsIn } from '../../search.ts'
import { edgeCode } from '../edge-kind.ts'
import type { Graph } from '../graph.ts'
import { THING_CODES } from '../layout.ts'
import { prepareRows, rowsOf } from '../row-table.ts'
import type { Groups } from './groups.ts'
import { openShownNames } from './shown-names.ts'

/** The index has this many characters of each part of a name. */
const INDEXED = 64
/** The search examines at most this many labels and namespaces. */
const FEW = 2_000
/** The number of candidates for near misses, and of the runs of three characters by which they are found. */
const NEAR = 200
const NEAR_RUNS = 24

type Row = readonly (string | number | null)[]

/** Opens the search over all that has a name: seeks in indexes, each over a bounded number of rows. */
export function openSearch(graph: Graph, groups: Groups): (request: SearchRequest) => readonly SearchHit[] {
  const { db, registry } = graph
  const select = (sql: string) => {
    const statement = prepareRows(db, sql)
    return (...values: readonly (string | number)[]): readonly Row[] =>
      rowsOf(statement, ...values) as readonly Row[]
  }

  const named = (table: 'dataset' | 'job', whole: number, part: number) => {
    const columns = 't.n, t.namespace, t.name, t.description'
    const byPart = (of: number) =>
      select(
        `SELECT ${columns} FROM name_part p JOIN ${table} t ON t.n = p.n
          WHERE p.of = ${of} AND p.part >= ?1 AND p.part < ?1 || ?2 AND t.deleted_at IS NULL ORDER BY p.part, p.n LIMIT ${MOST}`,
      )
    const inside = select(
      `SELECT ${columns} FROM ${table}_trigram x JOIN ${table} t ON t.n = x.rowid WHERE ${table}_trigram MATCH ?1 AND t.deleted_at IS NULL LIMIT ${MOST}`,
    )
    const sharing = select(
      `SELECT rowid FROM ${table}_trigram x WHERE ${table}_trigram MATCH ?
          AND NOT EXISTS (SELECT 1 FROM ${table} t WHERE t.n = x.rowid AND t.deleted_at IS NOT NULL) LIMIT ${MOST}`,
    )
    const one = select(`SELECT ${columns} FROM ${table} t WHERE t.n = ? AND t.deleted_at IS NULL`)
    const toCandidate = ([n, namespace, name, description]: Row): SearchCandidate => ({
      kind: table,
      id: registry.id(table === 'dataset' ? groups.canonicalOf(n as number) : (n as number)),
      namespace: namespace as string,
      name: name as string,
      ...(description === null ? {} : { description: description as string }),
    })
    const [wholes, parts] = [byPart(whole), byPart(part)]
    return {
      find(word: string): readonly SearchCandidate[] {
        const key = Array.from(word).slice(0, INDEXED).join('')
        const found = [...wholes(key, LAST_CHARACTER), ...parts(key, LAST_CHARACTER)]
        const runs = runsOf(word)
        if (runs.length > 0) found.push(...inside(allOf(runs)))
        return found.map(toCandidate)
      },
      described: (n: number) => one(n).map(toCandidate),
      near(text: string): readonly SearchCandidate[] {
        return sharingMost(text, sharing, NEAR)
          .flatMap(([n]) => one(n as number))
          .map(toCandidate)
      },
    }
  }
  const datasets = named('dataset', 0, 1)
  const jobs = named('job', 2, 3)

  const columnsBeginning = select(
    `SELECT name FROM column_name WHERE folded >= ?1 AND folded < ?1 || ?2 ORDER BY folded LIMIT ${MOST}`,
  )
  const columnsSharing = select(
    `SELECT rowid, name FROM column_trigram WHERE column_trigram MATCH ? LIMIT ${MOST}`,
  )
  const columnsInside = select(`SELECT name FROM column_trigram WHERE column_trigram MATCH ? LIMIT ${MOST}`)
  const fieldsNamed = select(
    `SELECT n, namespace, dataset, name, description FROM field f WHERE name = ? AND name <> '*' 
        AND NOT EXISTS (${ofDeletedDataset('f.n')}) ORDER BY n LIMIT ?`,
  )
  const field = select(`SELECT n, namespace, dataset, name, description FROM field WHERE n = ?`)
  const datasetNamed = select(`SELECT n FROM dataset WHERE namespace = ? AND name = ? AND deleted_at IS NULL`)
  const described = select(
    `SELECT rowid FROM described x WHERE described MATCH ?
        AND NOT EXISTS (SELECT 1 FROM dataset t WHERE t.n = x.rowid AND t.deleted_at IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM job t WHERE t.n = x.rowid AND t.deleted_at IS NOT NULL)
        AND NOT EXISTS (${ofDeletedDataset('x.rowid')}) LIMIT ${MOST}`,
  )
  const things = (label: 'Tag' | 'User') =>
    select(
      `SELECT n, name, other FROM thing WHERE label = ${THING_CODES[label]!} AND name IS NOT NULL LIMIT ${FEW}`,
    )
  const [tags, users] = [things('Tag'), things('User')]
  const places = (['dataset', 'job'] as const).map((table) =>
    // One seek for each namespace: a table may hold a million rows of few.
    select(
      `WITH RECURSIVE found (namespace) AS (
        SELECT min(namespace) FROM ${table}
        UNION ALL
        SELECT (SELECT min(t.namespace) FROM ${table} t WHERE t.namespace > found.namespace) FROM found
          WHERE found.namespace IS NOT NULL)
      SELECT namespace FROM found WHERE namespace IS NOT NULL LIMIT ${FEW}`,
    ),
  )

  const toColumn = ([n, namespaceWord, datasetWord, name, description]: Row): readonly SearchCandidate[] => {
    const [namespace, dataset] = [
      registry.word(namespaceWord as number),
      registry.word(datasetWord as number),
    ]
    return datasetNamed(namespace, dataset).map(([of]) => ({
      kind: 'column' as const,
      id: registry.id(n as number),
      name: name as string,
      dataset: { id: registry.id(groups.canonicalOf(of as number)), namespace, name: dataset },
      ...(description === null ? {} : { description: description as string }),
    }))
  }
  function* columns(word: string, limit: number): Generator<SearchCandidate> {
    const found = [...columnsBeginning(word, LAST_CHARACTER)]
    const runs = runsOf(word)
    if (runs.length > 0) found.push(...columnsInside(allOf(runs)))
    const fitting = [...new Set(found.map(([name]) => name as string))]
      .filter((name) => name.toLowerCase().includes(word))
      .sort((a, b) => a.length - b.length || compareText(a, b))
    let room = MOST
    for (const name of fitting) {
      if (room <= 0) return
      const rows = fieldsNamed(name, limit)
      room -= rows.length
      yield* rows.flatMap(toColumn)
    }
  }
  const nearColumns = (text: string) =>
    sharingMost(text, columnsSharing, NEAR).flatMap(([, name]) =>
      fieldsNamed(name as string, 1).flatMap(toColumn),
    )
  function* labels(): Generator<SearchCandidate> {
    for (const [n, name, value] of tags())
      yield {
        kind: 'tag',
        id: registry.id(n as number),
        name: name as string,
        ...(value === null ? {} : { value: value as string }),
      }
    for (const [n, name] of users())
      yield { kind: 'user', id: registry.id(n as number), name: name as string }
  }
  function* namespaces(): Generator<SearchCandidate> {
    for (const name of new Set(places.flatMap((all) => all().map(([text]) => text as string))))
      yield { kind: 'namespace', name }
  }
  function* withWords(words: readonly string[]): Generator<SearchCandidate> {
    const parts = words.flatMap((word) => word.match(/[\p{L}\p{N}]+/gu) ?? [])
    if (parts.length === 0) return
    for (const [n] of described(parts.map((part) => `${quoted(part)}*`).join(' AND ')))
      for (const find of [
        datasets.described,
        jobs.described,
        (one: number) => field(one).flatMap(toColumn),
      ]) {
        const found = find(n as number)
        yield* found
        if (found.length > 0) break
      }
  }
  function* candidates(request: SearchRequest, words: readonly string[]): Generator<SearchCandidate> {
    const wants = (kind: SearchRequest['kinds'][number]): boolean => request.kinds.includes(kind)
    for (const word of words.slice(0, 2)) {
      if (wants('dataset')) yield* datasets.find(word)
      if (wants('job')) yield* jobs.find(word)
      if (wants('column')) yield* columns(word, request.limit)
    }
    yield* labels()
    if (wants('namespace')) yield* namespaces()
    yield* withWords(words)
  }

  const shown = openShownNames(graph)
  /** False for a tag, user or namespace that only deleted things have. */
  const isShown = ({ kind, id, name }: SearchCandidate): boolean => {
    if (kind === 'namespace') return shown.namespace(name)
    if (kind !== 'tag' && kind !== 'user') return true
    const n = registry.find(id!)
    return n === undefined || shown[kind === 'tag' ? 'oneTag' : 'oneUser'](n)
  }

  return (request) => {
    const words = wordsIn(request.text)
    if (words.length === 0) return []
    const hits: SearchHit[] = []
    for (const hit of bestHits(candidates(request, words), request)) {
      if (hits.length === request.limit) break
      if (isShown(hit)) hits.push(hit)
    }
    if (hits.length > 0) return hits
    const text = request.text.trim().toLowerCase()
    return nearestHits([...datasets.near(text), ...jobs.near(text), ...nearColumns(text)], request)
  }
}

/** The statement that gives a row if a column's dataset is deleted. */
const ofDeletedDataset = (column: string): string =>
  `SELECT 1 FROM edge e JOIN dataset d ON d.n = e.finish
    WHERE e.start = ${column} AND e.kind = ${edgeCode('PART_OF', 'Column', 'Dataset')} AND d.deleted_at IS NOT NULL`

/** Of the rows that share runs of three characters with a text, those that share most. */
function sharingMost(text: string, sharing: (run: string) => readonly Row[], most: number): readonly Row[] {
  const shared = new Map<number, { readonly row: Row; count: number }>()
  for (const run of runsOf(text).slice(0, NEAR_RUNS))
    for (const row of sharing(quoted(run))) {
      const n = row[0] as number
      const known = shared.get(n)
      if (known === undefined) shared.set(n, { row, count: 1 })
      else known.count++
    }
  return [...shared]
    .sort((a, b) => b[1].count - a[1].count || a[0] - b[0])
    .slice(0, most)
    .map(([, { row }]) => row)
}

/** Every three characters in a row; none of a shorter text, which is looked for at the beginning of names and parts alone. */
function runsOf(text: string): readonly string[] {
  const characters = Array.from(text)
  return [...new Set(characters.slice(2).map((_, i) => characters.slice(i, i + 3).join('')))]
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

const allOf = (runs: readonly string[]): string => runs.map(quoted).join(' AND ')
