import { emptyLibrary } from '../../src/query/saved/saved-library.ts'
import type { Answer } from '../../src/query/answer.ts'
import { DEFAULT_LIMITS } from '../../src/query/answer.ts'
import { evaluate } from '../../src/query/evaluate.ts'
import type { Params } from '../../src/query/name-requests.ts'
import { namesToResolve } from '../../src/query/names-to-resolve.ts'
import { resolve } from '../../src/query/resolve.ts'
import { parse } from '../../src/lang/parse.ts'
import { countStatements, noCounts, scansOf } from '../../src/store/embedded/counted-database.test-support.ts'
import { openGraph } from '../../src/store/embedded/graph.ts'
import { openForReading } from '../../src/store/embedded/open-database.ts'
import { openAnswering } from '../../src/store/embedded/reading/answer-requests.ts'
import type { NameMatches, ReadAnswer, ReadRequest } from '../../src/query/read-requests.ts'
import { TimeBudget } from '../../src/query/time-budget.ts'

/** The read connection of an embedded store's folder, opened like in its reader threads, with its statements recorded. */
export interface RecordedReader {
  /** The answer, or undefined if the query is invalid. */
  ask(text: string, params?: Params): Answer | undefined
  read(request: ReadRequest): ReadAnswer
  /** Every statement prepared for answers, and every other statement that ran. */
  statements(): ReadonlySet<string>
  scansOf(sql: string): readonly string[]
  close(): void
}

export function openRecorded(folder: string, now: number): RecordedReader {
  const db = openForReading(folder)
  const explaining = openForReading(folder)
  const counts = noCounts()
  countStatements(db, () => counts)
  // The graph also prepares statements for the writer at its start; of these, only executed ones count.
  const graph = openGraph(db)
  const prepared = new Set<string>()
  const prepare = db.prepare.bind(db)
  db.prepare = (sql) => {
    prepared.add(sql)
    return prepare(sql)
  }
  const answering = openAnswering(graph)
  const poll = (): void => undefined
  return {
    ask(text, params = {}) {
      const { tree } = parse(text)
      if (tree === undefined) return undefined
      const wanted = namesToResolve(tree, params)
      const found = answering({ kind: 'lookup', names: wanted }, poll) as readonly NameMatches[]
      const names = wanted.map((request, i) => ({ request, matches: found[i]! }))
      const { plan } = resolve(tree, { params, library: emptyLibrary, names, now })
      if (plan === undefined) return undefined
      const reading = evaluate(plan, DEFAULT_LIMITS, new TimeBudget(DEFAULT_LIMITS.timeMs, () => 0))
      let step = reading.next()
      while (step.done !== true) step = reading.next(answering(step.value, poll))
      return step.value
    },
    read: (request) => answering(request, poll),
    statements: () => new Set([...prepared, ...counts.texts]),
    scansOf: (sql) => scansOf(explaining, sql),
    close() {
      db.close()
      explaining.close()
    },
  }
}
