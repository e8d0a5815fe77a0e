import type { AggregateRow } from '../domain/merge-protocol.ts'
import type { Observation } from '../domain/aggregate.ts'
import type { EdgeRow, NodeRow } from '../domain/graph-rows.ts'
import type { Answer, Limits, SerializedAnswer } from '../query/answer.ts'
import type { Plan } from '../query/plan.ts'
import type { ApiKeyStore } from './api-key-store.ts'
import type { Backup, BackupOptions } from './backup.ts'
import type { DeadLetterStore } from './dead-letter-store.ts'
import type { SavedQueryStore } from './saved-query-store.ts'
import type { FilesCheck } from './files-check.ts'
import type { Inspection } from './inspection.ts'
import type { OnProgress } from './progress.ts'
import type { Read } from './read.ts'
import type { ReadOptions } from './read-options.ts'
import type { RedactedRows, RedactOptions } from './redact-store.ts'
import type { PruneProgress, PruneRequest } from './retention.ts'
import type { StoreStats } from './store-stats.ts'
import type { Rebuilt, Verification } from './verification.ts'

/**
 * Stores lineage. Two adapters implement it (embedded SQLite, Neo4j), and both run the conformance suite in
 * test/conformance. The interface is small on purpose; the use cases in src/app combine its functions.
 */
export interface LineageStore {
  /** `embedded` or `neo4j`. */
  readonly kind: 'embedded' | 'neo4j'

  /**
   * Merges observations in one transaction and resolves after the commit. Warnings say which bound was reached (of
   * groups or pairs). Calls may overlap; the store processes them one after another.
   * @throws StoreUnavailable if nothing was written and a retry may succeed
   * @throws TooMuchAtOnce if nothing was written and only fewer observations may succeed
   */
  ingest(observations: readonly Observation[]): Promise<{ readonly warnings: readonly string[] }>

  /**
   * Answers a plan from one consistent snapshot. Reaching a limit makes the answer incomplete; it is not an error. The
   * time limit counts until the deadline if there is one, else from the call. It includes waiting for a reader, and
   * drawing and serializing the answer.
   */
  run(plan: Plan, limits: Limits, options?: ReadOptions): Promise<Answer>

  /** Like `run`, with the graph serialized by the reader, outside the main thread. */
  runSerialized(plan: Plan, limits: Limits, options?: ReadOptions): Promise<SerializedAnswer>

  /**
   * Answers one request for data from one consistent snapshot. In Neo4j, each statement sees what is committed when it
   * runs.
   */
  readonly read: Read

  /**
   * Runs a plan by the code of `run`, within the same limits. Returns the statements that this sends to the engine
   * instead of the answer. It does not use caches, so it lists the statements of a store that has just been opened.
   */
  explain(plan: Plan, limits: Limits, options?: ReadOptions): Promise<Explained>

  /** Resolves if the store can answer now. @throws StoreUnavailable with the reason */
  ready(): Promise<void>

  /** Metrics for operators. @throws StoreUnavailable */
  stats(): Promise<StoreStats>

  /** Engine, format, indexes, clock and disk, for operators. @throws StoreUnavailable */
  inspect(): Promise<Inspection>

  /**
   * Recomputes at most `size` random roll-ups and operations from the stored events and compares them with the stored
   * rows. The cost is proportional to `size`. Changes nothing, and other writes continue between its steps.
   */
  sample(size: number): Promise<Verification>

  /** Every row: nodes by (label, id), then edges by (type, id), then aggregates by id. For tests, export and comparison. */
  dump(): AsyncIterable<DumpRow>

  /**
   * Fills the store, which must be empty, with the base rows of a graph, in the order of dumps (`createBaseRowFilter`),
   * and derives the other rows. If it fails or is interrupted, the store is empty, or the next attempt to open it says so.
   * @throws StoreUnusable if the store is not empty; whatever reading the rows throws
   */
  restore(rows: AsyncIterable<DumpRow>): Promise<void>

  /** Reads the store's files completely and looks for damage. This takes as long as reading them. @throws StoreUnavailable */
  checkFiles(): Promise<FilesCheck>

  /**
   * Calls `work` with a function that returns dumps, all of one instant. Writes to the embedded store continue; in Neo4j,
   * all writers wait until `work` has ended.
   */
  snapshot<T>(work: (dump: () => AsyncIterable<DumpRow>) => Promise<T>): Promise<T>

  /** Runs `work` while all writers of the graph wait, so that dumps show one instant. */
  withWritesPaused<T>(work: () => Promise<T>): Promise<T>

  /**
   * Recomputes all derived rows (ALIAS_OF, roll-ups, what follows from one aggregate) from the base rows in a temporary
   * database, then corrects the rows that differ, a few at a time. Writes and queries continue between the steps.
   */
  rebuild(onProgress?: OnProgress): Promise<Rebuilt>

  /** Compares all derived rows with those recomputed from the base rows. Changes nothing, and writes continue. */
  verify(onProgress?: OnProgress): Promise<Verification>

  /**
   * Deletes the next few old runs with their operations and interactions in one transaction. Their contribution to
   * roll-ups and to the rows of jobs is preserved in aggregates.
   */
  prune(request: PruneRequest): Promise<PruneProgress>

  /**
   * Removes secrets that an older version stored, and corrects the rows derived from them, while writes continue. Names
   * stay. Dead letters are not included: the caller redacts them first.
   */
  redact(options: RedactOptions): Promise<RedactedRows>

  /**
   * Copies the store as of now into a file, while writes continue. Dead letters are not included.
   * @throws StoreUnusable if the file cannot be written, or if other tools back up this store
   */
  backup(file: string, onProgress?: OnProgress, options?: BackupOptions): Promise<Backup>

  /** Refused events; not part of the graph. */
  readonly deadLetters: DeadLetterStore

  /** Queries that people saved; not part of the graph. */
  readonly savedQueries: SavedQueryStore

  /** API keys; not part of the graph. */
  readonly apiKeys: ApiKeyStore

  /** Waits for current writes, then releases all resources. */
  close(): Promise<void>
}

export interface Statement {
  /** Its purpose in a few words. */
  readonly title: string
  readonly language: 'cypher' | 'sql'
  readonly text: string
  /** The parameters of the first call; long lists and texts are shortened. */
  readonly params: { readonly [name: string]: unknown }
  /** The number of calls. */
  readonly count: number
}

/** The statements that a plan sends to the engine. */
export interface Explained {
  /** Each text once, in the order of its first call. */
  readonly statements: readonly Statement[]
  /** The limits that the run reached. */
  readonly cuts: Answer['cuts']
}

export type DumpRow =
  | { readonly kind: 'node'; readonly row: NodeRow }
  | { readonly kind: 'edge'; readonly row: EdgeRow }
  | { readonly kind: 'aggregate'; readonly row: AggregateRow }

/** The store cannot be reached, is locked, full, or starting. Nothing was written, and a retry may succeed. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable'
}

/** A read did not end by its deadline. A retry, or a smaller request, may succeed. */
export class ReadTimeout extends Error {
  override readonly name = 'ReadTimeout'
  constructor(message = 'the store did not answer in time: try again, or ask for less') {
    super(message)
  }
}

/** One transaction is larger than the store can process. The message says what was too large and what to do. */
export class TooMuchAtOnce extends Error {
  override readonly name = 'TooMuchAtOnce'
}

/** The store is not usable in its current state (not writable, in use, of a newer version). The message names cause and remedy. */
export class StoreUnusable extends Error {
  // Not a literal type: a subclass overrides it.
  override readonly name: string = 'StoreUnusable'
}

/** Another process has the folder of an embedded store open. */
export class StoreInUse extends StoreUnusable {
  override readonly name = 'StoreInUse'
  readonly folder: string
  /** Its process id; undefined if it is about to write it. */
  readonly pid: number | undefined
  /** Its address, if it is a server that listens. */
  readonly url: string | undefined
  /** What it is, for a message, such as `the server at http://127.0.0.1:8080 (process 42)`. */
  readonly holder: string

  constructor(
    folder: string,
    { pid, url }: { readonly pid?: number | undefined; readonly url?: string | undefined },
    cause: unknown,
  ) {
    const process = pid === undefined ? 'a process that is just starting' : `process ${pid}`
    const holder = url === undefined ? process : `the server at ${url} (${process})`
    super(`the folder ${folder} is in use by ${holder}: stop it, or choose another folder`, { cause })
    this.folder = folder
    this.pid = pid
    this.url = url
    this.holder = holder
  }
}

/** The database file is damaged. Reads continue where possible; writes are refused until a backup is restored. */
export class StoreDamaged extends StoreUnusable {
  override readonly name = 'StoreDamaged'
}
