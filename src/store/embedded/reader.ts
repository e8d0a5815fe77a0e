/** A reader thread: one read-only connection, one snapshot per call. Started by `startThread`. */
import type { Answer, SerializedAnswer } from '../../query/answer.ts'
import { evaluate } from '../../query/evaluate.ts'
import type { ReadAnswer, ReadRequest } from '../../query/read-requests.ts'
import { TimeBudget, TimeUp } from '../../query/time-budget.ts'
import { buffersOf, serialize } from '../../render/serialize-answer.ts'
import { ReadTimeout, type DumpRow } from '../lineage-store.ts'
import type { ReaderCalls, ThreadData } from './calls.ts'
import { dumpRows, dumpSize } from './dump-rows.ts'
import { openGraph } from './graph.ts'
import { inspectDatabase } from './inspect-database.ts'
import { openForReading } from './open-database.ts'
import { openAnswering, type Answering } from './reading/answer-requests.ts'
import { openReaderCache } from './reading/reader-cache.ts'
import { recordStatements } from './reading/record-statements.ts'
import { serveCalls, type Incoming } from '../threads/serve-calls.ts'
import type { Aborting } from '../threads/messages.ts'
import { checkingReads } from './row-table.ts'
import { readSaved, savedNames, type SavedQueryRequest } from './saved-queries.ts'
import { storeError } from './sqlite-error.ts'

const DUMP_PAGE = 500
/** Reading the clock costs about as much as reading a row, so only every eighth read checks it. */
const READS_PER_CHECK = 8

/** A query exceeded its time slice. */
class SliceExpired extends Error {}

export const serve = serveCalls(({ folder, abort, ring }: ThreadData & Aborting) => {
  const aborted = new Int32Array(abort)
  const db = openForReading(folder)
  const graph = openGraph(db)
  const cache = openReaderCache(db, ring)
  const answering = openAnswering(graph, cache.cache)
  const probe = db.prepare('SELECT n FROM id LIMIT 1')
  let dump: Generator<DumpRow, void, undefined> | undefined

  const inSnapshot = <T>(check: () => void, work: () => T): T => {
    db.exec('BEGIN')
    try {
      cache.catchUp()
      return checkingReads(check, work)
    } finally {
      db.exec('COMMIT')
    }
  }
  const isAborted = (id: number): boolean => Atomics.load(aborted, 0) === id
  /** Returns a function that throws once the caller has aborted the call or its deadline has passed. */
  const checkOf = ({ id, leftMs = Infinity }: Incoming): (() => void) => {
    const end = performance.now() + leftMs
    let reads = 0
    return () => {
      if (reads++ % READS_PER_CHECK !== 0) return
      if (isAborted(id)) throw new Error('aborted')
      if (performance.now() > end) throw new ReadTimeout()
    }
  }
  /** Returns null if the query exceeds its time slice. */
  const run = <A>(
    call: Incoming,
    finish: (answer: Answer, time: TimeBudget) => A,
    answerRequest: Answering = answering,
  ): A | null => {
    const { plan, limits, sliceMs = Infinity } = call.argument as ReaderCalls['run']['argument']
    const start = performance.now()
    // The time before the call reached this thread counts too.
    const before = call.leftMs === undefined ? 0 : Math.max(0, limits.timeMs - call.leftMs)
    const time = new TimeBudget(
      limits.timeMs,
      () => before + performance.now() - start,
      () => {
        if (isAborted(call.id)) throw new Error('aborted')
        if (performance.now() - start > sliceMs) throw new SliceExpired()
      },
    )
    const check = (): void => time.check()
    const find = (): Answer => {
      const reading = evaluate(plan, limits, time)
      let step = reading.next()
      while (step.done !== true) {
        let answer: ReadAnswer
        try {
          answer = answerRequest(step.value, check)
        } catch (error) {
          if (!(error instanceof TimeUp)) throw error
          step = reading.throw(error)
          continue
        }
        step = reading.next(answer)
      }
      return step.value
    }
    try {
      const answer = inSnapshot(check, find)
      time.startWriting()
      return finish(answer, time)
    } catch (error) {
      if (error instanceof SliceExpired) return null
      throw error
    }
  }
  const currentDump = (): Generator<DumpRow, void, undefined> => {
    if (dump === undefined) {
      db.exec('BEGIN')
      dump = dumpRows(graph)
    }
    return dump
  }
  const dumpPage = (): readonly DumpRow[] => {
    const all = currentDump()
    const rows: DumpRow[] = []
    while (rows.length < DUMP_PAGE) {
      const next = all.next()
      if (next.done === true) break
      rows.push(next.value)
    }
    return rows
  }
  const answer = (call: Incoming): unknown => {
    const { name, argument } = call
    const read = <T>(work: (check: () => void) => T): T => {
      const check = checkOf(call)
      check()
      return inSnapshot(check, () => work(check))
    }
    switch (name as keyof ReaderCalls) {
      case 'run':
        return run(call, (found) => found)
      case 'runSerialized':
        return run(call, serialize)
      case 'explain': {
        const { result: cuts, statements } = recordStatements(db, (recorded) =>
          run(call, (found) => found.cuts, recorded),
        )
        return cuts === null ? null : { statements, cuts }
      }
      case 'read':
        return read((check) => answering(argument as ReadRequest, check))
      case 'savedNames':
        return savedNames(db)
      case 'saved':
        return readSaved(db, argument as SavedQueryRequest)
      case 'ready':
        read(() => probe.get())
        return null
      case 'inspect':
        return read(() => inspectDatabase(db))
      case 'dumpSize':
        currentDump()
        return dumpSize(graph)
      case 'dumpAgain':
        currentDump().return()
        dump = dumpRows(graph)
        return null
      case 'dumpPage':
        return dumpPage()
      case 'close':
        db.close()
        return null
    }
  }
  return (calls) => {
    for (const call of calls)
      try {
        const result = answer(call)
        if (call.name === 'runSerialized' && result !== null)
          call.succeed(result, buffersOf(result as SerializedAnswer))
        else call.succeed(result)
      } catch (error) {
        call.fail(error)
      }
  }
}, storeError)
