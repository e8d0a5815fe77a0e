import type { Observation } from '../domain/aggregate.ts'
import type { Result } from '../lib/result.ts'
import type { Instant } from '../domain/time.ts'
import type { EventFault } from '../openlineage/event-fault.ts'
import { StoreUnavailable, type LineageStore } from '../store/lineage-store.ts'
import { createRunCheck } from './access/check-runs.ts'
import type { Permit } from './access/permit.ts'
import { commitFairly, type Write } from './commit-fairly.ts'
import type { CommitOutcome } from './commit-outcome.ts'
import { refusalIfAhead } from './too-far-ahead.ts'
import { NO_TRACE, type Trace } from './trace.ts'
import { createGroupCommit, type CommitSize } from './group-commit.ts'

/** The result of reading an event, as far as ingest needs it. */
export interface EventRead {
  readonly observation: Observation
  readonly warnings: readonly string[]
  readonly droppedFacets?: number
}

export interface EventRefusal {
  readonly reason: string
  readonly path?: string
  /** All faults of the identity of an event; absent for other refusals. */
  readonly errors?: readonly EventFault[]
}

/** Why an event could not be read. `busy`: it can be read later. The others are faults of the event. */
export interface ReadRefusal extends EventRefusal {
  readonly fault: Exclude<Fault, 'forbidden' | 'time'> | 'busy'
}

type Fault = 'malformed' | 'no-event' | 'identity' | 'time' | 'too-large' | 'forbidden'

export type EventReading = Result<EventRead, ReadRefusal> | Promise<Result<EventRead, ReadRefusal>>

export interface IngestOptions {
  readonly store: Pick<LineageStore, 'ingest' | 'read'>
  /** Milliseconds since 1970. Events dated far ahead of it are refused. */
  readonly now: () => Instant
  readonly readEvent: (value: unknown) => Result<EventRead, ReadRefusal>
  /** The maximum number of events per commit (2,000), of their bytes (16 MiB), and of waiting events (10,000). */
  readonly maxBatch?: number
  readonly maxBatchBytes?: number
  readonly maxWaiting?: number
  /** Called for each event that breaks the merge, for the log. */
  readonly onFailure?: (error: unknown) => void
  readonly trace?: Trace
  readonly onCommit?: (commit: CommitSize) => void
}

/** The outcome of an event. */
export type IngestOutcome =
  /** Committed. `warnings` are about this event, `commitWarnings` about all events of its commit. */
  | {
      readonly kind: 'stored'
      readonly warnings: readonly string[]
      readonly commitWarnings: readonly string[]
    }
  /** The event is at fault. The same event would be refused again. */
  | {
      readonly kind: 'refused'
      /**
       * `malformed`: not JSON, or nested too deep; `no-event`: neither RunEvent, JobEvent nor DatasetEvent; `identity`: its identity
       * cannot be used; `time`: dated more than a day ahead of the server's clock; `too-large`: has more values than are read, or
       * names more than the store can write at once; `forbidden`: its sender may not send it.
       */
      readonly fault: Fault
      readonly refusal: EventRefusal
    }
  /**
   * Not acknowledged: too many events are waiting, or the store cannot write now. If it stopped answering during the commit, it may
   * have written the event. Sending it again is harmless, and may succeed.
   */
  | { readonly kind: 'unavailable'; readonly message: string }
  /** Tributary is at fault. The same event would fail again. */
  | { readonly kind: 'failed' }

/**
 * Events since the start, by outcome. `warnings` counts sentences; `droppedFacets` counts facets of stored events that were too
 * large or are never stored.
 */
export interface IngestCounters {
  readonly received: number
  readonly stored: number
  readonly refused: number
  readonly unavailable: number
  readonly failed: number
  readonly warnings: number
  readonly droppedFacets: number
}

/** How an event was submitted. */
export interface Submission {
  /** The size of its text; 0 if not known. */
  readonly bytes?: number
  /** Events of one source, such as a request with many events, take turns with those of others. */
  readonly source?: object
  /** What its sender may send; absent for anything. */
  readonly permit?: Permit | undefined
  /** Whether the sender may see warnings about other events of its commit; by default yes. */
  readonly showsCommitWarnings?: boolean
  /** The name of the member with the event time; by default `eventTime`. */
  readonly eventTimePath?: string
  /**
   * Its time is the server's, or just after what it replaces: an edit must also apply to something that was dated ahead before such
   * dates were refused.
   */
  readonly isServerTimed?: boolean
}

export interface Ingest {
  /** Resolves after the commit, or with what was wrong. */
  submit(event: unknown, from?: Submission): Promise<IngestOutcome>
  /** The same for an event that was read elsewhere. If the reading rejects, Tributary is at fault, as for a failed merge. */
  take(read: EventReading, from?: Submission): Promise<IngestOutcome>
  /** The number of events that wait for their commit, and their bytes. */
  readonly waiting: number
  readonly waitingBytes: number
  /** Milliseconds since the oldest pending commit started; 0 if there is none. */
  readonly committingMs: number
  counters(): IngestCounters
  /** Refuses new events as unavailable, and resolves once all waiting ones are committed. */
  close(): Promise<void>
}

/**
 * Takes OpenLineage events one by one and writes them in shared commits. An outcome is `stored` only after the commit.
 */
export function createIngest(options: IngestOptions): Ingest {
  const counts = {
    received: 0,
    stored: 0,
    refused: 0,
    unavailable: 0,
    failed: 0,
    warnings: 0,
    droppedFacets: 0,
  }
  const { trace = NO_TRACE } = options
  const checkRuns = createRunCheck(options.store)
  const write: Write = async (observations) => {
    const committed = await options.store.ingest(observations)
    counts.warnings += committed.warnings.length
    return committed
  }
  const queue = createGroupCommit({
    commit: (batch, waiting) =>
      trace.shared('commit', { 'tributary.events': batch.length }, waiting, () => commitFairly(write, batch)),
    here: () => trace.currentStep(),
    maxBatch: options.maxBatch ?? 2_000,
    maxBatchBytes: options.maxBatchBytes ?? 16 * 1024 * 1024,
    maxWaiting: options.maxWaiting ?? 10_000,
    onCommit: options.onCommit,
  })

  function toOutcome(outcome: CommitOutcome, warnings: readonly string[]): IngestOutcome {
    switch (outcome.kind) {
      case 'stored':
        return { kind: 'stored', warnings, commitWarnings: outcome.warnings }
      case 'unavailable':
        return outcome
      case 'too-much':
        return { kind: 'refused', fault: 'too-large', refusal: { reason: outcome.message } }
      case 'failed':
        return failed(outcome.error)
    }
  }

  function failed(error: unknown): IngestOutcome {
    options.onFailure?.(error)
    return { kind: 'failed' }
  }

  async function ingest(reading: EventReading, from: Submission): Promise<IngestOutcome> {
    const read = reading instanceof Promise ? await reading : reading
    if (read.ok) return commit(read.value, from)
    const { fault, ...refusal } = read.error
    if (fault === 'busy') return { kind: 'unavailable', message: refusal.reason }
    return { kind: 'refused', fault, refusal }
  }

  async function commit(
    { observation, warnings, droppedFacets = 0 }: EventRead,
    {
      bytes = 0,
      source,
      permit,
      showsCommitWarnings: showsShared = true,
      eventTimePath = 'eventTime',
      isServerTimed: isTimedHere = false,
    }: Submission,
  ): Promise<IngestOutcome> {
    const forbidden = permit?.(observation)
    if (forbidden !== undefined) return forbiddenBy(forbidden)
    const ahead = isTimedHere ? undefined : refusalIfAhead(observation, options.now(), eventTimePath)
    if (ahead !== undefined) return { kind: 'refused', fault: 'time', refusal: ahead }
    const foreign = permit && (await refusalByRuns(observation, permit))
    if (foreign !== undefined) return foreign
    const isLimited = permit?.isLimited === true
    const committed = queue.add(isLimited ? restricted(observation) : observation, bytes, source)
    if (committed === undefined) return { kind: 'unavailable', message: 'too many events are waiting' }
    const outcome = toOutcome(await committed, warnings)
    if (outcome.kind !== 'stored') return outcome
    counts.droppedFacets += droppedFacets
    return showsShared ? outcome : { ...outcome, commitWarnings: [] }
  }

  async function refusalByRuns(observation: Observation, permit: Permit): Promise<IngestOutcome | undefined> {
    try {
      const reason = await checkRuns(observation, permit)
      return reason === undefined ? undefined : forbiddenBy(reason)
    } catch (error) {
      // If the store cannot answer, the event is not at fault.
      if (error instanceof StoreUnavailable) return { kind: 'unavailable', message: error.message }
      throw error
    }
  }

  async function counted(work: () => Promise<IngestOutcome>): Promise<IngestOutcome> {
    counts.received++
    const outcome = await work().catch(failed)
    counts[outcome.kind]++
    if (outcome.kind === 'stored') counts.warnings += outcome.warnings.length
    return outcome
  }

  return {
    submit: (event, from = {}) => counted(async () => ingest(options.readEvent(event), from)),
    take: (read, from = {}) => counted(() => ingest(read, from)),
    get waiting() {
      return queue.waiting
    },
    get waitingBytes() {
      return queue.waitingBytes
    },
    get committingMs() {
      return queue.committingMs
    },
    counters: () => ({ ...counts }),
    close: () => queue.close(),
  }
}

const forbiddenBy = (reason: string): IngestOutcome => ({
  kind: 'refused',
  fault: 'forbidden',
  refusal: { reason },
})

/** For a key that is limited to some namespaces: the merge lets it report less about runs of others. */
const restricted = (observation: Observation): Observation =>
  observation.aggregate === undefined
    ? observation
    : { ...observation, aggregate: { ...observation.aggregate, restricted: true } }
