/** A reader thread: one read-only connection, one snapshot a call. Started by `startThread`. */
import { workerData } from 'node:worker_threads'

import { evaluate } from '../../query/evaluate.ts'
import { buffersOf, written } from '../../render/written-answer.ts'
import type { WrittenAnswer } from '../../query/answer.ts'
import type { DumpRow } from '../lineage-store.ts'
import type { ReaderCalls, ThreadData } from './calls.ts'
import { dumpRows, dumpSize } from './dump-rows.ts'
import { openGraph } from './graph.ts'
import { inspectDatabase } from './inspect-database.ts'
import { openForReading } from './open-database.ts'
import { openAnswering } from './reading/answer-requests.ts'
import { openBrowser, type BrowseCall } from './reading/browse/open-browser.ts'
import { openGroups } from './reading/groups.ts'
import { openReaderMemory } from './reading/reader-memory.ts'
import { openLookup } from './reading/lookup-name.ts'
import { openSearch } from './reading/search.ts'
import { openNameSearch } from './reading/search-names.ts'
import { serveCalls, type Incoming } from '../threads/serve-calls.ts'
import type { Aborting } from '../threads/messages.ts'
import { readSaved, savedNames, type SavedRequest } from './saved-queries.ts'
import { storeError } from './sqlite-error.ts'

const DUMP_PAGE = 500

/** A query that was to be answered quickly, and is not. */
class TooSlow extends Error {}

await serveCalls(() => {
  const { folder, abort, ring } = workerData as ThreadData & Aborting
  const aborted = new Int32Array(abort)
  const db = openForReading(folder)
  const graph = openGraph(db)
  const memory = openReaderMemory(db, ring)
  const answering = openAnswering(graph, memory.memory)
  const probe = db.prepare('SELECT n FROM id LIMIT 1')
  const groups = openGroups(graph)
  const lookup = openLookup(graph, groups)
  const search = openSearch(graph, groups)
  const searchNames = openNameSearch(graph)
  const browse = openBrowser(graph, memory.memory)
  let dump: Generator<DumpRow, void, undefined> | undefined

  const inSnapshot = <T>(work: () => T): T => {
    db.exec('BEGIN')
    try {
      memory.catchUp()
      return work()
    } finally {
      db.exec('COMMIT')
    }
  }
  const run = (id: number, { plan, limits, quicklyMs = Infinity }: ReaderCalls['run']['argument']) => {
    const start = performance.now()
    const poll = (): void => {
      if (Atomics.load(aborted, 0) === id) throw new Error('given up')
      if (performance.now() - start > quicklyMs) throw new TooSlow()
    }
    const reading = evaluate(plan, limits, () => performance.now() - start)
    try {
      let step = reading.next()
      while (step.done !== true) {
        poll()
        step = reading.next(answering(step.value, poll))
      }
      return step.value
    } catch (error) {
      if (error instanceof TooSlow) return null
      throw error
    }
  }
  const theDump = (): Generator<DumpRow, void, undefined> => {
    if (dump === undefined) {
      db.exec('BEGIN')
      dump = dumpRows(graph)
    }
    return dump
  }
  const dumpPage = (): readonly DumpRow[] => {
    const all = theDump()
    const rows: DumpRow[] = []
    while (rows.length < DUMP_PAGE) {
      const next = all.next()
      if (next.done === true) break
      rows.push(next.value)
    }
    return rows
  }
  const answer = ({ id, name, argument }: Incoming): unknown => {
    switch (name as keyof ReaderCalls) {
      case 'run': {
        return inSnapshot(() => run(id, argument as ReaderCalls['run']['argument']))
      }
      case 'runWritten': {
        const found = inSnapshot(() => run(id, argument as ReaderCalls['run']['argument']))
        return found && written(found)
      }
      case 'lookup':
        return inSnapshot(() => {
          const { requests, hidden } = argument as ReaderCalls['lookup']['argument']
          return requests.map((request) => lookup(request, hidden))
        })
      case 'savedNames':
        return savedNames(db)
      case 'saved':
        return readSaved(db, argument as SavedRequest)
      case 'names':
        return inSnapshot(() => {
          const { search: wanted, hidden } = argument as ReaderCalls['names']['argument']
          return searchNames(wanted, hidden)
        })
      case 'search':
        return inSnapshot(() => {
          const { request, hidden } = argument as ReaderCalls['search']['argument']
          return search(request, hidden)
        })
      case 'browse':
        return inSnapshot(() => browse(argument as BrowseCall))
      case 'ready':
        inSnapshot(() => probe.get())
        return null
      case 'inspect':
        return inSnapshot(() => inspectDatabase(db))
      case 'dumpSize':
        theDump()
        return dumpSize(graph)
      case 'dumpAgain':
        theDump().return()
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
        if (call.name === 'runWritten' && result !== null)
          call.succeed(result, buffersOf(result as WrittenAnswer))
        else call.succeed(result)
      } catch (error) {
        call.fail(error)
      }
  }
}, storeError)
