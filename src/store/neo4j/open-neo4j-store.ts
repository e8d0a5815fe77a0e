import type { ProducerRules, Observation } from '../../domain/aggregate.ts'
import { rebuildFromDump, verifyDump, type VerifyOptions } from '../embedded/verify-dump.ts'
import { StoreUnavailable, StoreUnusable, type LineageStore, type DumpRow } from '../lineage-store.ts'
import { redactStore } from '../redact-store.ts'
import { sampleInSteps } from '../sample-in-steps.ts'
import type { Thread } from '../threads/thread.ts'
import { createReadWriteLock } from '../read-write-lock.ts'
import { openApiKeys } from './api-keys.ts'
import { countAll, countRows } from './count-rows.ts'
import { openDatabase, type Database, type DatabaseOptions } from './database.ts'
import { openDeadLetters } from './dead-letters.ts'
import { dump } from './dump.ts'
import { inspect } from './inspect.ts'
import { migrate } from './migrate.ts'
import { serialize } from '../../render/serialize-answer.ts'
import { explainPlan } from './reading/explain-plan.ts'
import { createJobNames } from './reading/job-names.ts'
import { readRequest } from './reading/read-request.ts'
import { runPlan, timeOf } from './reading/run-plan.ts'
import { rebuild } from './rebuild.ts'
import { discardImport, restore } from './restore.ts'
import { openSavedQueries } from './saved-queries.ts'
import { startWriter } from './start-writer.ts'
import { readVersions } from './versions.ts'
import { warmUp } from './warm-up.ts'
import { withWritesPaused, type Versions } from './write-lock.ts'
import type { WriterCalls } from './writer-calls.ts'

export interface Neo4jStoreOptions extends DatabaseOptions {
  readonly producerRules: ProducerRules
  /** Whether the store is opened for an import. Then it deletes the rows of an interrupted import. */
  readonly forImport?: boolean
  /** Events that make the server compile the statements before the first call (`warmUp`). Absent: no warm-up. */
  readonly rehearsal?: readonly Observation[]
  /** Called with the current step, as the reason why the store is not open yet. */
  readonly onStep?: (reason: string) => void
}

const BACKUP_BY_NEO4J =
  'Neo4j makes its own backups: `neo4j-admin database dump` while it is stopped, or `neo4j-admin database backup` (Enterprise); ' +
  '`tributary export` writes the graph of one instant while it runs'

/**
 * Opens the graph in a Neo4j (5.26 or later). Migrates its schema to the version of this program, and rebuilds the derived rows
 * if the producer rules have changed.
 * @throws StoreUnavailable if the server cannot be reached or is starting. Nothing was written, and a retry may succeed.
 * @throws StoreUnusable if the server refuses the credentials, lacks the database, or holds the graph of a newer version
 */
export async function openNeo4jStore(options: Neo4jStoreOptions): Promise<LineageStore> {
  const { producerRules } = options
  const database = openDatabase(options)
  try {
    const schema = await migrate(database)
    const versions = { schema, producerRules: producerRules.version }
    await rebuildIfRulesChanged(database, versions, producerRules, options.forImport ?? false)
    const writer = startWriter(options, versions, moduleOf(producerRules))
    const store = createStore(options, database, writer)
    if (options.rehearsal !== undefined) {
      options.onStep?.(
        `Neo4j at ${database.uri} is compiling Tributary's statements, which takes some seconds`,
      )
      await warmUp(store, writer, options.rehearsal)
    }
    return store
  } catch (error) {
    await database.close()
    throw error
  }
}

function createStore(
  options: Neo4jStoreOptions,
  database: Database,
  writer: Thread<WriterCalls>,
): LineageStore {
  const { producerRules } = options
  let closing: Promise<void> | undefined
  const whileOpen = async <T>(work: () => Promise<T>): Promise<T> => {
    if (closing !== undefined) throw new StoreUnavailable('the store is closed')
    return work()
  }
  const lock = createReadWriteLock()
  const jobs = createJobNames()
  const producerRulesModule = moduleOf(producerRules)
  const invalidate = async (): Promise<void> => {
    if (writer.isRunning()) await writer.call('invalidate', null)
  }
  /** Runs work while this process writes nothing else, then invalidates the cache of the writer. */
  const runExclusive = <T>(work: () => Promise<T>): Promise<T> =>
    whileOpen(() =>
      lock.exclusive(async () => {
        try {
          return await work()
        } finally {
          await invalidate()
        }
      }),
    )
  const verifyOptions: VerifyOptions = {
    dump: (onSize) => dumpWithSize(database, onSize),
    producerRulesModule,
    isSnapshot: false,
  }
  const close = async (): Promise<void> => {
    await lock.settled()
    await writer.close()
    await database.close()
  }
  return {
    kind: 'neo4j',
    ingest: (observations) =>
      whileOpen(async () => {
        const { warnings, bookmarks } = await lock.shared(() => writer.call('ingest', observations))
        await database.updateBookmarks(bookmarks)
        return { warnings }
      }),
    run: (plan, limits, options) =>
      whileOpen(() => runPlan(database, jobs, { plan, limits, time: timeOf(limits, options) }, options)),
    runSerialized: (plan, limits, options) =>
      whileOpen(async () => {
        const time = timeOf(limits, options)
        const answer = await runPlan(database, jobs, { plan, limits, time }, options)
        time.startWriting()
        return serialize(answer, time)
      }),
    read: async (request, options) =>
      (await whileOpen(() => readRequest(database, jobs, request, options))) as never,
    explain: (plan, limits, options) =>
      whileOpen(() => explainPlan(database, { plan, limits, time: timeOf(limits, options) }, options)),
    deadLetters: openDeadLetters(database),
    savedQueries: openSavedQueries(database),
    apiKeys: openApiKeys(database),
    ready: () => whileOpen(() => database.assertWritable()),
    stats: () => whileOpen(async () => ({ counts: await countRows(database) })),
    prune: (request) => whileOpen(() => lock.shared(() => writer.call('prune', request))),
    inspect: () => whileOpen(() => inspect(database)),
    sample: (size) =>
      sampleInSteps(size, (count) => whileOpen(() => lock.shared(() => writer.call('sample', count)))),
    async *dump() {
      await whileOpen(() => Promise.resolve())
      yield* dump(database)
    },
    restore: (rows) => runExclusive(() => restore(database, producerRules, rows)),
    checkFiles: () => Promise.resolve({ kind: 'elsewhere' }),
    snapshot: (work) => runExclusive(() => withWritesPaused(database, () => work(() => dump(database)))),
    withWritesPaused: (work) => runExclusive(() => withWritesPaused(database, work)),
    verify: (onProgress) => whileOpen(() => verifyDump(verifyOptions, onProgress)),
    rebuild: (onProgress) =>
      whileOpen(() =>
        rebuildFromDump(
          verifyOptions,
          (step) => whileOpen(() => lock.shared(() => writer.call('repair', step))),
          onProgress,
        ),
      ),
    redact: (options) =>
      whileOpen(async () => {
        const write = <K extends 'redact' | 'repair'>(name: K, step: WriterCalls[K]['argument']) =>
          whileOpen(() => lock.shared(() => writer.call(name, step)))
        const found = await redactStore(
          (onSize) => dumpWithSize(database, onSize),
          (step) => write('redact', step),
          options,
        )
        if (!options.dryRun && found.redacted > 0)
          await rebuildFromDump(verifyOptions, (step) => write('repair', step), options.onProgress)
        return found
      }),
    backup: () => Promise.reject(new StoreUnusable(BACKUP_BY_NEO4J)),
    close: () => (closing ??= close()),
  }
}

/** The dump. Calls `onSize` first, with the number of rows. */
async function* dumpWithSize(
  database: Database,
  onSize: (rows: number) => void,
): AsyncGenerator<DumpRow, void, undefined> {
  onSize(await countAll(database))
  yield* dump(database)
}

function moduleOf({ module }: ProducerRules): string {
  if (module === undefined) throw new Error('the producer rules do not say which module exports them')
  return module
}

/**
 * Rebuilds the derived rows if they follow older producer rules, or if a rebuild was interrupted.
 * @throws StoreUnusable if they follow newer producer rules, or if an import was interrupted
 */
async function rebuildIfRulesChanged(
  database: Database,
  versions: Versions,
  producerRules: ProducerRules,
  forImport: boolean,
): Promise<void> {
  const { rulesVersion, rebuilding, importing } = await readVersions(database)
  if (importing) {
    if (forImport) return discardImport(database, producerRules)
    throw new StoreUnusable(
      `a graph is being imported into Neo4j at ${database.uri}, or an import was interrupted: ` +
        'wait until it ends, or start the import again',
    )
  }
  if (rulesVersion === producerRules.version && !rebuilding) return
  if (rulesVersion !== null && rulesVersion > producerRules.version)
    throw new StoreUnusable(
      `the graph in Neo4j at ${database.uri} was derived by version ${rulesVersion} of the producer rules, ` +
        `this program has version ${producerRules.version}: run the version of the program that wrote it, or a later one`,
    )
  await rebuild(database, versions, producerRules)
}
