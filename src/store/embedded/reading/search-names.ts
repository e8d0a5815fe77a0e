import { LAST_CHARACTER } from '../../../lib/last-character.ts'
import { assertNever } from '../../../lib/assert-never.ts'
import { compareText } from '../../../lib/compare.ts'
import { bestMatches } from '../../../lib/match-rank.ts'
import {
  SEARCHED,
  SHORTEST_PART,
  type FoundName,
  type NameSearch,
  type NamesRequest,
} from '../../../query/name-search.ts'
import { BY_FINISH, edgeCode } from '../edge-kind.ts'
import type { Graph } from '../graph.ts'
import { THING_CODES } from '../layout.ts'
import { foldName } from '../name-keys.ts'
import { prepareRows, rowsOf } from '../row-table.ts'
import { openShownNames } from './shown-names.ts'

/** The index has this many characters of each part of a name. */
const INDEXED = 64

/** Opens the search for names by their typed part: index seeks, each over a bounded number of rows. */
export function openNameSearch(graph: Graph): (request: NamesRequest) => readonly FoundName[] {
  const { db, registry } = graph
  const parts = (table: 'dataset' | 'job', code: number) =>
    prepareRows(
      db,
      `SELECT t.name, t.namespace FROM name_part p JOIN ${table} t ON t.n = p.n
        WHERE p.of = ${code} AND p.part >= ?1 AND p.part < ?1 || ?2 AND t.deleted_at IS NULL ORDER BY p.part, p.n LIMIT ${SEARCHED}`,
    )
  const named = {
    dataset: [parts('dataset', 0), parts('dataset', 1)],
    job: [parts('job', 2), parts('job', 3)],
  } as const
  const within = (table: 'dataset' | 'job') =>
    prepareRows(
      db,
      `SELECT name, namespace FROM ${table}
        WHERE namespace = ?1 AND name >= ?2 AND name < ?2 || ?3 AND deleted_at IS NULL ORDER BY name LIMIT ${SEARCHED}`,
    )
  const inNamespace = { dataset: within('dataset'), job: within('job') } as const
  const columnsOf = prepareRows(
    db,
    `SELECT f.name FROM edge e JOIN field f ON f.n = e.start
      WHERE e.finish = ? AND e.kind = ${edgeCode('PART_OF', 'Column', 'Dataset')} AND e.${BY_FINISH} LIMIT ${10 * SEARCHED}`,
  )
  const columns = prepareRows(
    db,
    `SELECT name FROM column_name WHERE folded >= ?1 AND folded < ?1 || ?2 ORDER BY folded LIMIT ${SEARCHED}`,
  )
  // One seek for each namespace: a table may hold a million rows of few.
  const namespaces = (table: 'dataset' | 'job') =>
    prepareRows(
      db,
      `WITH RECURSIVE found (namespace) AS (
        SELECT min(namespace) FROM ${table} WHERE namespace >= ?1
        UNION ALL
        SELECT (SELECT min(t.namespace) FROM ${table} t WHERE t.namespace > found.namespace) FROM found
          WHERE found.namespace IS NOT NULL AND found.namespace < ?1 || ?2)
      SELECT namespace FROM found WHERE namespace < ?1 || ?2 LIMIT ${SEARCHED}`,
    )
  const placesOf = [namespaces('dataset'), namespaces('job')]
  const things = (label: 'Tag' | 'User', where: string) =>
    prepareRows(
      db,
      `SELECT DISTINCT name FROM thing WHERE label = ${THING_CODES[label]!} AND ${where} ORDER BY name LIMIT ${2 * SEARCHED}`,
    )
  const labelled = {
    tag: [things('Tag', 'name >= ?1 AND name < ?1 || ?2'), things('Tag', '?1 IS NOT ?2')],
    owner: [things('User', 'name >= ?1 AND name < ?1 || ?2'), things('User', '?1 IS NOT ?2')],
  } as const
  const values = prepareRows(
    db,
    `SELECT DISTINCT other FROM thing WHERE label = ${THING_CODES.Tag!} AND name = ? AND other IS NOT NULL LIMIT ${SEARCHED}`,
  )
  const texts = (rows: readonly (readonly unknown[])[]): readonly string[] => [
    ...new Set(rows.map(([text]) => text as string)),
  ]
  const best = (
    all: readonly string[],
    { typed, limit }: NameSearch,
    isShown: (name: string) => boolean = () => true,
  ): readonly FoundName[] => {
    const found: FoundName[] = []
    for (const name of bestMatches(all, typed, (one) => one)) {
      if (found.length === limit) break
      if (isShown(name)) found.push({ name })
    }
    return found
  }
  const shown = openShownNames(graph)

  function thingsNamed(search: Extract<NameSearch, { of: 'dataset' | 'job' }>): readonly FoundName[] {
    if (search.namespace !== undefined) {
      const { namespace } = search
      const names = texts(rowsOf(inNamespace[search.of], namespace, search.typed, LAST_CHARACTER))
      return best(names, search).map(({ name }) => ({ name, namespace }))
    }
    const typed = foldName(search.typed)
    const key = Array.from(typed).slice(0, INDEXED).join('')
    const found = new Map<string, FoundName>()
    for (const [i, statement] of named[search.of].entries()) {
      if (i > 0 && (found.size >= search.limit || Array.from(typed).length < SHORTEST_PART)) break
      const rows = rowsOf(statement, key, LAST_CHARACTER)
        .map(([name, namespace]) => ({ name: name as string, namespace: namespace as string }))
        .sort((a, b) => compareText(a.namespace, b.namespace))
      for (const one of bestMatches(rows, typed, ({ name }) => name)) {
        found.set(JSON.stringify([one.namespace, one.name]), one)
        if (found.size >= search.limit) break
      }
    }
    return [...found.values()]
  }
  return (search) => {
    const { typed } = search
    switch (search.of) {
      case 'dataset':
      case 'job':
        return thingsNamed(search)
      case 'column': {
        if (search.datasets === undefined)
          return best(texts(rowsOf(columns, typed.toLowerCase(), LAST_CHARACTER)), search, shown.column)
        const numbers = search.datasets.map((id) => registry.find(id)).filter((n) => n !== undefined)
        const all = texts(numbers.flatMap((n) => rowsOf(columnsOf, n)))
        return best(
          all.filter((name) => name !== '*'),
          search,
        )
      }
      case 'namespace': {
        const found = placesOf.flatMap((statement) => rowsOf(statement, typed, LAST_CHARACTER))
        return best(texts(found), search, shown.namespace)
      }
      case 'tag':
      case 'owner': {
        const found = labelled[search.of].flatMap((statement) => rowsOf(statement, typed, LAST_CHARACTER))
        return best(texts(found), search, shown[search.of])
      }
      case 'tagValue': {
        return best(texts(rowsOf(values, search.tag)), search, (value) => shown.tag(search.tag, value))
      }
      default:
        return assertNever(search)
    }
  }
}
