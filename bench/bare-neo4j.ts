import neo4j, { type Config, type Driver } from 'neo4j-driver'

import type { EdgeRow } from '../src/domain/graph-rows.ts'
import { EDGES, NODES, type PropKind, type Props, type PropValue } from '../src/domain/graph-schema.ts'
import { AGGREGATE_SLOTS, type AggregateRow, type ChangeSet } from '../src/domain/merge-protocol.ts'
import type { Neo4jConnection } from '../test/neo4j/running-neo4j.ts'
import type { CapturedCommit } from './capture-commits.ts'

interface Statement {
  readonly text: string
  readonly rows: readonly unknown[]
}

const CONFIG: Partial<Config> = { disableLosslessIntegers: true }
const AT_ONCE = 2_000
const FOUND_BY_ID: ReadonlySet<string> = new Set(['DERIVED_FROM', 'READS', 'WRITES'])

/** Writes commits into one database and returns the duration in milliseconds. */
export interface BareWriter {
  write(commits: readonly CapturedCommit[]): Promise<number>
  close(): Promise<void>
}

/**
 * Writes the rows of change sets in the way that a person would by hand: UNWIND statements, one transaction per commit,
 * edges grouped by their start, only changed properties. Parameters are prepared in advance; nothing is merged, read or
 * checked. This is the highest speed that Tributary on Neo4j could reach.
 */
export function openBareWriter({ uri, user, password }: Neo4jConnection): BareWriter {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), CONFIG)
  return {
    async write(commits) {
      const transactions = commits.map(({ changes }) => statementsOf(changes))
      const start = performance.now()
      for (const statements of transactions) await inOneTransaction(driver, statements)
      return performance.now() - start
    },
    close: () => driver.close(),
  }
}

async function inOneTransaction(driver: Driver, statements: readonly Statement[]): Promise<void> {
  const session = driver.session()
  try {
    await session.executeWrite((tx) =>
      Promise.all(statements.map(({ text, rows }) => tx.run(text, { rows }))),
    )
  } finally {
    await session.close()
  }
}

function statementsOf(changes: ChangeSet): readonly Statement[] {
  const { nodes, edges, aggregates, droppedEdges, droppedNodes } = changes
  const sameEnds = ({ type, fromLabel, toLabel }: EdgeRow): string => `${type} ${fromLabel} ${toLabel}`
  return [
    ...each(
      droppedEdges,
      sameEnds,
      ({ type }) => `MATCH ()-[e:${type} {id: row.id}]->() DELETE e`,
      [],
      ({ id }) => ({
        id,
      }),
    ),
    ...each(
      droppedNodes,
      labelOf,
      ({ label }) => `MATCH (n:${label} {id: row.id}) DELETE n`,
      [],
      ({ id }) => ({ id }),
    ),
    ...each(
      nodes.filter(isNew),
      labelOf,
      ({ label }) => `CREATE (n:${label}) SET n = row`,
      [],
      ({ id, label, props }) => ({
        id,
        ...encoded(props, NODES[label]),
      }),
    ),
    ...each(
      nodes.filter(isOld),
      labelOf,
      ({ label }) => `MATCH (n:${label} {id: row.id}) SET n += row.props`,
      [],
      ({ id, label, props, former }) => ({ id, props: differing(former, props, NODES[label]) }),
    ),
    ...each(
      edges.filter(isNew),
      sameEnds,
      ({ type, fromLabel, toLabel }) =>
        `MATCH (a:${fromLabel} {id: row.from}) UNWIND row.edges AS edge MATCH (b:${toLabel} {id: edge.to})
         CREATE (a)-[e:${type}]->(b) SET e = edge.props`,
      ['from'],
      ({ id, type, to, props }) => ({ to, props: { id, ...encoded(props, EDGES[type].props) } }),
    ),
    ...each(
      edges.filter((edge) => isOld(edge) && FOUND_BY_ID.has(edge.type)),
      sameEnds,
      ({ type }) => `MATCH ()-[e:${type} {id: row.id}]->() SET e += row.props`,
      [],
      ({ id, type, props, former }) => ({ id, props: differing(former, props, EDGES[type].props) }),
    ),
    ...each(
      edges.filter((edge) => isOld(edge) && !FOUND_BY_ID.has(edge.type)),
      sameEnds,
      ({ type, fromLabel }) =>
        `MATCH (a:${fromLabel} {id: row.from}) UNWIND row.edges AS edge MATCH (a)-[e:${type} {id: edge.id}]->()
         SET e += edge.props`,
      ['from'],
      ({ id, type, props, former }) => ({ id, props: differing(former, props, EDGES[type].props) }),
    ),
    ...each(aggregates.filter(isNew), all, () => 'CREATE (n:Aggregate) SET n = row', [], keptAggregate),
    ...each(
      aggregates.filter(isOld),
      all,
      () => 'MATCH (n:Aggregate {id: row.id}) SET n += row',
      [],
      keptAggregate,
    ),
  ]
}

const isNew = ({ created }: { readonly created: boolean }): boolean => created
const isOld = ({ created }: { readonly created: boolean }): boolean => !created
const labelOf = ({ label }: { readonly label: string }): string => label
const all = (): string => ''

/** One statement per kind of row, in slices; `together` names a property by which rows are grouped first. */
function each<Row extends object>(
  rows: readonly Row[],
  kind: (row: Row) => string,
  text: (row: Row) => string,
  together: readonly ['from'] | readonly [],
  encode: (row: Row) => object,
): readonly Statement[] {
  return [...Map.groupBy(rows, kind).values()].flatMap((some) =>
    Array.from({ length: Math.ceil(some.length / AT_ONCE) }, (_, i) => {
      const slice = some.slice(i * AT_ONCE, (i + 1) * AT_ONCE)
      const params =
        together.length === 0
          ? slice.map(encode)
          : [...Map.groupBy(slice, (row) => (row as unknown as EdgeRow).from)].map(([from, edges]) => ({
              from,
              edges: edges.map(encode),
            }))
      return { text: `UNWIND $rows AS row ${text(some[0]!)}`, rows: params }
    }),
  )
}

type Kinds = Readonly<Record<string, PropKind>>

const encoded = (props: Props, kinds: Kinds): Record<string, unknown> =>
  Object.fromEntries(Object.entries(props).map(([name, value]) => [name, encodedValue(value, kinds[name])]))

function encodedValue(value: PropValue, kind: PropKind | undefined): unknown {
  if (kind === 'int') return neo4j.int(value as number)
  return kind === 'ints' ? (value as readonly number[]).map((each) => neo4j.int(each)) : value
}

function differing(former: Props | undefined, props: Props, kinds: Kinds): Record<string, unknown> {
  const gone = Object.keys(former ?? {}).filter((name) => props[name] === undefined)
  const changed = Object.entries(props).filter(([name, value]) => String(former?.[name]) !== String(value))
  return {
    ...Object.fromEntries(gone.map((name) => [name, null])),
    ...encoded(Object.fromEntries(changed), kinds),
  }
}

function keptAggregate(row: AggregateRow): object {
  const slots = AGGREGATE_SLOTS.flatMap((slot) => (row[slot] === undefined ? [] : [[slot, row[slot]]]))
  const at = row.at === undefined ? {} : { at: neo4j.int(row.at) }
  return { id: row.id, ...(Object.fromEntries(slots) as object), ...at, body: JSON.stringify(row.body) }
}
