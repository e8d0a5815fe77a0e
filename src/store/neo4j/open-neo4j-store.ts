import type { Habits } from '../../domain/aggregate.ts'
import { merge } from '../../domain/merge/merge.ts'
import { repair } from '../../domain/merge/repair.ts'
import { compilePlan } from '../../compile/compile-plan.ts'
import { rebuildFromDump, verifyDump, type VerifyOptions } from '../embedded/verify-dump.ts'
import { StoreUnavailable, StoreUnusable, type LineageStore } from '../lineage-store.ts'
import { createWriter } from './create-writer.ts'
import { openDatabase, type Database, type DatabaseOptions } from './database.ts'
import { openDeadLetters } from './dead-letters.ts'
import { dump } from './dump.ts'
import { lookupName } from './lookup.ts'
import { migrate } from './migrate.ts'
import { runPlan } from './reading/run-plan.ts'
import { rebuild } from './rebuild.ts'
import { discardImport, restore } from './restore.ts'
import { runMerge } from './run-merge.ts'
import { searchNames } from './search-names.ts'
import { readVersions } from './versions.ts'
import { whileStill } from './while-still.ts'
import type { Versions } from './write-lock.ts'

export interface Neo4jStoreOptions extends DatabaseOptions {
  readonly habits: Habits
  /** It is opened for an import: what another one that was broken off has left is deleted. */
  readonly forImport?: boolean
}

const LOOKUP_MS = 30_000
/** Names are wanted while someone types: what takes longer comes too late. */
const NAMES_MS = 2_000

/**
 * Opens the graph in a Neo4j (5.26 or later) and brings its schema, and what follows from the producers' habits, to this
 * program's version.
 * @throws StoreUnavailable if the server cannot be reached or is starting: nothing was written, a later try may succeed
 * @throws StoreUnusable if it refuses the credentials, lacks the database, or holds the graph of a newer version
 */
export async function openNeo4jStore(options: Neo4jStoreOptions): Promise<LineageStore> {
  const { habits } = options
  const database = openDatabase(options)
  try {
    const schema = await migrate(database)
    const versions = { schema, habits: habits.version }
    await followHabits(database, versions, habits, options.forImport ?? false)
    return storeIn(database, versions, habits)
  } catch (error) {
    await database.close()
    throw error
  }
}

function storeIn(database: Database, versions: Versions, habits: Habits): LineageStore {
  let closing: Promise<void> | undefined
  const whileOpen = async <T>(work: () => Promise<T>): Promise<T> => {
    if (closing !== undefined) throw new StoreUnavailable('the store is closed')
    return work()
  }
  const writer = createWriter(database, versions)
  const verifying = (): VerifyOptions => {
    if (habits.module === undefined) throw new Error('the habits do not say which module exports them')
    return { dump: () => dump(database), habitsModule: habits.module, isSnapshot: false }
  }
  return {
    kind: 'neo4j',
    ingest: (observations) =>
      whileOpen(async () => ({ warnings: await writer.write(() => merge(observations, habits)) })),
    run: (plan, limits, signal) => whileOpen(() => runPlan(database, plan, limits, signal)),
    lookup: (requests) =>
      whileOpen(() =>
        database.read((tx) => Promise.all(requests.map((request) => lookupName(tx, request))), {
          timeoutMs: LOOKUP_MS,
        }),
      ),
    names: (search) =>
      whileOpen(() => database.read((tx) => searchNames(tx, search), { timeoutMs: NAMES_MS })),
    explain: compilePlan,
    deadLetters: openDeadLetters(database),
    ready: () => whileOpen(() => database.answers()),
    async *dump() {
      await whileOpen(() => Promise.resolve())
      yield* dump(database)
    },
    restore: (rows) => whileOpen(() => writer.alone(() => restore(database, habits, rows))),
    still: (work) => whileOpen(() => writer.alone(() => whileStill(database, work))),
    verify: () => whileOpen(() => verifyDump(verifying())),
    rebuild: () =>
      whileOpen(() =>
        rebuildFromDump(verifying(), (step) =>
          // What is known of the graph may be what is wrong with it, so each step reads it.
          whileOpen(() => writer.alone(() => runMerge(database, versions, () => repair(step, habits)))),
        ),
      ),
    close: () => (closing ??= writer.idle().then(() => database.close())),
  }
}

/**
 * What is derived by older habits, or was left half derived, is derived anew; what newer habits derived is left to the
 * program that has them.
 */
async function followHabits(
  database: Database,
  versions: Versions,
  habits: Habits,
  forImport: boolean,
): Promise<void> {
  const { habitsVersion, rebuilding, importing } = await readVersions(database)
  if (importing) {
    if (forImport) return discardImport(database, habits)
    throw new StoreUnusable(
      `a graph is being imported into Neo4j at ${database.uri}, or its import was broken off: ` +
        'wait until it is done, or import again, which begins anew',
    )
  }
  if (habitsVersion === habits.version && !rebuilding) return
  if (habitsVersion !== null && habitsVersion > habits.version)
    throw new StoreUnusable(
      `the graph in Neo4j at ${database.uri} was derived by version ${habitsVersion} of the producers' habits, ` +
        `this program has version ${habits.version}: run the version of the program that wrote it, or a later one`,
    )
  await rebuild(database, versions, habits)
}
