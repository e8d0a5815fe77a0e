import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'

import type { Statement } from '../../lineage-store.ts'
import { StatementList } from '../../statement-list.ts'
import { openGraph } from '../graph.ts'
import { uuidText } from '../uuid-bytes.ts'
import { openAnswering, type Answering } from './answer-requests.ts'
import { createReaderCache } from './reader-cache.ts'
import { requestTitle } from './request-title.ts'

const UUID_BYTES = 16

/**
 * Answers requests as a reader that has just been opened, so its cache is empty. Returns the statements that the requests
 * send.
 */
export function recordStatements<T>(
  db: DatabaseSync,
  work: (answering: Answering) => T,
): { readonly result: T; readonly statements: readonly Statement[] } {
  const list = new StatementList('sql')
  let title: string | undefined
  const prepare = db.prepare.bind(db)
  db.prepare = (sql) =>
    recorded(prepare(sql), (params) => {
      // Statements that run while the tables are opened do not count.
      if (title !== undefined) list.add(title, sql, () => paramsOf(params))
    })
  try {
    const answering = openAnswering(openGraph(db), createReaderCache())
    const result = work((request, poll) => {
      title = requestTitle(request)
      return answering(request, poll)
    })
    return { result, statements: list.statements }
  } finally {
    db.prepare = prepare
  }
}

type Param = SQLInputValue | Readonly<Record<string, SQLInputValue>>
type Read<T> = (...params: readonly Param[]) => T

/** Wraps a statement so that it calls `note` on each execution. */
function recorded(statement: StatementSync, note: (params: readonly Param[]) => void): StatementSync {
  const noted =
    <T>(read: Read<T>): Read<T> =>
    (...params) => {
      note(params)
      return read.call(statement, ...params)
    }
  const { all, get, iterate } = statement as unknown as Readonly<
    Record<'all' | 'get' | 'iterate', Read<never>>
  >
  return Object.assign(statement, { all: noted(all), get: noted(get), iterate: noted(iterate) })
}

/** Parameters by number, from 1; ids as UUIDs. */
const paramsOf = (params: readonly Param[]): Statement['params'] =>
  Object.fromEntries(params.map((value, i) => [String(i + 1), shown(value)]))

function shown(value: Param): unknown {
  if (typeof value === 'bigint') return String(value)
  if (!(value instanceof Uint8Array)) return value
  return value.length === UUID_BYTES ? uuidText(value) : Buffer.from(value).toString('hex')
}
