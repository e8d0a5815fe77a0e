import { fullName } from '../../../../query/full-name.ts'
import { BY_FINISH, edgeCode } from '../../edge-kind.ts'
import type { Graph } from '../../graph.ts'
import { prepareRows, rowsOf } from '../../row-table.ts'
import type { Field, Fields } from '../field.ts'
import type { Refs } from '../refs.ts'
import { storedColumn, storedValue, storedWord } from '../stored-column.ts'
import { KINDS } from './interactions.ts'

/** The fields of a Run; its neighbours are the datasets that its operations read and wrote. */
export function runFields(graph: Graph, refs: Refs): Fields {
  const partOf = edgeCode('PART_OF', 'Operation', 'Run')
  const touched = (kind: number) =>
    counter(
      graph,
      `SELECT DISTINCT ${CANONICAL} FROM edge e JOIN interaction i ON i.start = e.start AND i.kind = ${kind}
        JOIN dataset d ON d.n = i.finish AND d.deleted_at IS NULL LEFT JOIN edge a ON a.start = i.finish AND a.kind = ${ALIAS_OF}
        WHERE e.finish = ? AND e.kind = ${partOf} AND e.${BY_FINISH}`,
    )
  return {
    ...shared(graph, refs, 'run'),
    type: jobType(graph),
    externalId: storedValue(graph, 'run', 'external_id'),
    upstreams: touched(KINDS.READ),
    downstreams: touched(KINDS.WROTE),
  }
}

/** The fields of an operation; its neighbours are the datasets that it read and wrote. */
export function operationFields(graph: Graph, refs: Refs): Fields {
  const touched = (kind: number) =>
    counter(
      graph,
      `SELECT DISTINCT ${CANONICAL} FROM interaction i JOIN dataset d ON d.n = i.finish AND d.deleted_at IS NULL
         LEFT JOIN edge a ON a.start = i.finish AND a.kind = ${ALIAS_OF}
        WHERE i.start = ? AND i.kind = ${kind}`,
    )
  const run = storedColumn(graph, 'operation', 'run')
  const ownRun = storedColumn(graph, 'operation', 'own_run')
  const externalId = storedValue(graph, 'run', 'external_id')
  return {
    ...shared(graph, refs, 'operation'),
    type: storedWord(graph, 'operation', 'type'),
    // Of a run that stands for another the external id is not its own.
    externalId: (n) => {
      const runNumber = run(n)
      return typeof runNumber === 'number' && ownRun(n) === null ? externalId(runNumber) : undefined
    },
    upstreams: touched(KINDS.READ),
    downstreams: touched(KINDS.WROTE),
  }
}

const ALIAS_OF = edgeCode('ALIAS_OF', 'Dataset', 'Dataset')
const CANONICAL = 'coalesce(a.finish, i.finish)'

/** Counts the datasets that a statement returns. */
function counter({ db }: Graph, sql: string): Field {
  const statement = prepareRows(db, sql)
  return (n) => rowsOf(statement, n).length
}

function jobType(graph: Graph): (n: number) => string | undefined {
  const job = storedColumn(graph, 'run', 'job')
  const type = storedWord(graph, 'job', 'type')
  return (n) => {
    const jobNumber = job(n)
    return typeof jobNumber === 'number' ? type(jobNumber) : undefined
  }
}

function shared(graph: Graph, refs: Refs, table: 'run' | 'operation'): Fields {
  const startedAt = storedValue(graph, table, 'started_at')
  const endedAt = storedValue(graph, table, 'ended_at')
  return {
    namespace: (n) => refs.any(n)?.namespace,
    name: (n) => refs.any(n)?.name,
    job: (n) => {
      const ref = refs.any(n)
      return ref && fullName(ref.namespace, ref.name)
    },
    status: storedWord(graph, table, 'status'),
    startedAt,
    endedAt,
    duration: (n) => {
      const [from, to] = [startedAt(n), endedAt(n)]
      return typeof from === 'number' && typeof to === 'number' ? to - from : undefined
    },
    producer: storedWord(graph, table, 'producer'),
    firstSeen: storedValue(graph, table, 'first_seen'),
  }
}
