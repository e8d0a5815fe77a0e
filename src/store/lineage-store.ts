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
 * Where lineage is kept. Two adapters implement it (embedded SQLite, Neo4j) and both run the conformance suite in
 * test/conformance. Small on purpose: everything else is built from these.
 */
export interface LineageStore {
  /** `embedded` or `neo4j`. */
  readonly kind: 'embedded' | 'neo4j'

  /**
   * Merges observations in one transaction and resolves after the commit. Warnings (a group or pair bound reached)
   * come back as sentences. Calls may overlap; they are carried out one after another.
   * @throws StoreUnavailable if nothing was written and a later try may succeed
   * @throws TooMuchAtOnce if nothing was written and only fewer observations may succeed
   */
  ingest(observations: readonly Observation[]): Promise<{ readonly warnings: readonly string[] }>

  /**
   * Answers a plan from one consistent snapshot. A limit that is hit makes the answer incomplete, never an error. The time
   * limit counts until the deadline where that is given, else from the call; waiting for a reader counts, and so do drawing
   * and writing the answer.
   */
  run(plan: Plan, limits: Limits, options?: ReadOptions): Promise<Answer>

  /** The same, with the graph written where it is found. */
  runWritten(plan: Plan, limits: Limits, options?: ReadOptions): Promise<SerializedAnswer>

  /**
   * Answers one request for data, from one consistent snapshot; in Neo4j each statement sees what is committed when it runs.
   */
  readonly read: Read

  /**
   * Runs a plan by the code of `run` and within the same limits, and returns the statements that this sends to the engine instead
   * of the answer. It does not use what earlier queries left in memory, so it lists the statements of a store that has just been opened.
   */
  explain(plan: Plan, limits: Limits, options?: ReadOptions): Promise<Explained>

  /** Resolves if the store can answer now. @throws StoreUnavailable saying why not */
  ready(): Promise<void>

  /** What the store tells operators of itself. @throws StoreUnavailable */
  stats(): Promise<StoreStats>

  /** What operators look at: engine, format, indexes, clock, disk. @throws StoreUnavailable */
  inspect(): Promise<Inspection>

  /**
   * Compares at most so many roll-ups and operations, taken at random, with what the truth gives; what that costs is bounded by
   * their number. Changes nothing; events are merged meanwhile.
   */
  sample(size: number): Promise<Verification>

  /** Every row, nodes by (label, id), then edges by (type, id), then aggregates by id: for tests, export and comparison. */
  dump(): AsyncIterable<DumpRow>

  /**
   * Fills the store, which must be empty, with the truth of a graph, in the order of dumps (`createBaseRowFilter`), and makes
   * anew what follows from it. If it fails or is broken off, the store holds nothing, or whoever opens it is told.
   * @throws StoreUnusable if the store is not empty; whatever reading the rows throws
   */
  restore(rows: AsyncIterable<DumpRow>): Promise<void>

  /** Reads the store's files through and looks for damage; that takes as long as reading them does. @throws StoreUnavailable */
  checkFiles(): Promise<FilesCheck>

  /**
   * Runs work over dumps that are all of one instant. The embedded store goes on being written; in Neo4j all writers wait until
   * the work has ended.
   */
  snapshot<T>(work: (dump: () => AsyncIterable<DumpRow>) => Promise<T>): Promise<T>

  /** Keeps all writers of the graph waiting while the work runs, so that dumps are of one instant. */
  still<T>(work: () => Promise<T>): Promise<T>

  /**
   * Makes all derived rows (ALIAS_OF, roll-ups, what follows from one aggregate) anew from the truth, beside the store, and
   * then makes right those that differ, a few at a time: events are merged and queries answered meanwhile.
   */
  rebuild(onProgress?: OnProgress): Promise<Rebuilt>

  /** Compares all derived rows with what the truth gives. Changes nothing; events are merged meanwhile. */
  verify(onProgress?: OnProgress): Promise<Verification>

  /**
   * Drops the next few old runs with their operations and interactions in one transaction. What they gave to roll-ups and said
   * of jobs is kept among the aggregates.
   */
  prune(request: PruneRequest): Promise<PruneProgress>

  /**
   * Takes secrets out of what an older program stored, and makes right what derives from it, while events are merged; names stay.
   * The refused events are the caller's part, before.
   */
  redact(options: RedactOptions): Promise<RedactedRows>

  /**
   * Copies the store as of now into a file, while it goes on working; dead letters are left out.
   * @throws StoreUnusable where the file cannot be written, or the store is copied by tools of its own
   */
  backup(file: string, onProgress?: OnProgress, options?: BackupOptions): Promise<Backup>

  /** Events that were refused; no part of the graph. */
  readonly deadLetters: DeadLetterStore

  /** Queries that people saved; no part of the graph. */
  readonly savedQueries: SavedQueryStore

  /** Keys to the API; no part of the graph. */
  readonly apiKeys: ApiKeyStore

  /** Waits for writes under way, then lets go of everything. */
  close(): Promise<void>
}

export interface Statement {
  /** What it is for, in a few words. */
  readonly title: string
  readonly language: 'cypher' | 'sql'
  readonly text: string
  /** The values that it was first sent with; long lists and texts are shortened. */
  readonly params: { readonly [name: string]: unknown }
  /** The number of times that it was sent. */
  readonly count: number
}

/** What running a plan sends to the engine. */
export interface Explained {
  /** Each text once, in the order in which it is first sent. */
  readonly statements: readonly Statement[]
  /** The limits that the run hit. */
  readonly cuts: Answer['cuts']
}

export type DumpRow =
  | { readonly kind: 'node'; readonly row: NodeRow }
  | { readonly kind: 'edge'; readonly row: EdgeRow }
  | { readonly kind: 'aggregate'; readonly row: AggregateRow }

/** The store cannot be reached, is locked, full, or starting: nothing was written, a later try may succeed. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable'
}

/** A read was not finished by its deadline: a later try, or a smaller question, may succeed. */
export class ReadTimeout extends Error {
  override readonly name = 'ReadTimeout'
  constructor(message = 'the store did not answer in time: try again, or ask for less') {
    super(message)
  }
}

/** What was to be written in one transaction is more than the store can take: the message says what, and what helps. */
export class TooMuchAtOnce extends Error {
  override readonly name = 'TooMuchAtOnce'
}

/** The store cannot be used as it is (not writable, in use, of a newer version): the message names cause and remedy. */
export class StoreUnusable extends Error {
  // A class below it has a name of its own.
  override readonly name: string = 'StoreUnusable'
}

/** The database file is damaged: what can be read still is, nothing is written until a backup is restored. */
export class StoreDamaged extends StoreUnusable {
  override readonly name = 'StoreDamaged'
}
