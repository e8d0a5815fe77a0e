import { existsSync } from 'node:fs'
import { CommandFailed } from '../cli/command-failed.ts'
import type { StoreOptions } from '../cli/server-port.ts'
import type { OnNotice } from '../store/store-notice.ts'
import { StoreUnavailable, StoreUnusable, type LineageStore } from '../store/lineage-store.ts'

/** The producers' habits have the ending of this module: `.ts` in a checkout, `.js` in a package. */
const HABITS = new URL(`../openlineage/habits${/\.\w+$/u.exec(import.meta.url)![0]}`, import.meta.url)

export interface Opening {
  /** What another import that was broken off has left in a Neo4j is deleted. */
  readonly forImport?: boolean
  /** A server is asked by many: all that answers is started at once, in the background. */
  readonly forMany?: boolean
  /** Called with what opening waits for. */
  readonly onStep?: (reason: string) => void
  /** Told what an operator should know of the store; without it, warnings and errors go to standard error. */
  readonly onNotice?: OnNotice
  /** Where backups of an embedded store lie, if not in `backups` in its folder. */
  readonly backups?: string
}

/** As commands show notices: results go to standard output, and what is merely informative is left out. */
const onStandardError: OnNotice = ({ level, message, fields = {} }) => {
  if (level === 'info') return
  const details = Object.entries(fields).map(([name, value]) => `${name}: ${[value].flat().join('; ')}`)
  process.stderr.write(`${sentence([message, ...details].join('; '))}\n`)
}

/**
 * The one way in which stores are opened; loads what the kind of store needs, and no more.
 * @throws StoreUnusable or StoreUnavailable naming cause and remedy
 */
export async function openStore(
  { data, neo4j }: StoreOptions,
  { forImport = false, forMany = false, onStep, onNotice = onStandardError, backups }: Opening = {},
): Promise<LineageStore> {
  if (neo4j === undefined) {
    const { openEmbeddedStore } = await import('../store/embedded/open-embedded-store.ts')
    return openEmbeddedStore({
      folder: data,
      habitsModule: HABITS,
      warm: forMany,
      onNotice,
      ...(backups === undefined ? {} : { backups }),
    })
  }
  const { openNeo4jStore } = await import('../store/neo4j/open-neo4j-store.ts')
  const { habits } = await import('../openlineage/habits.ts')
  if (!forMany) return openNeo4jStore({ ...neo4j, habits, forImport })
  const { rehearsalEvents } = await import('./rehearsal-events.ts')
  return openNeo4jStore({
    ...neo4j,
    habits,
    forImport,
    rehearsal: rehearsalEvents(),
    ...(onStep !== undefined && { onStep }),
  })
}

/**
 * Opens the store for one command, and lets go of it afterwards.
 * @throws CommandFailed where it cannot be used or reached
 */
export async function withStore<T>(
  options: StoreOptions,
  use: (store: LineageStore) => Promise<T>,
  opening?: Opening,
): Promise<T> {
  try {
    const store = await openStore(options, opening)
    try {
      return await use(store)
    } finally {
      await store.close()
    }
  } catch (error) {
    throw failureOf(error)
  }
}

/** A store that cannot be used or reached is the failure of a command; everything else stays what it is. */
export const failureOf = (error: unknown): unknown =>
  error instanceof StoreUnusable || error instanceof StoreUnavailable
    ? new CommandFailed(sentence(error.message))
    : error

/** Reading makes no folder. @throws CommandFailed where there is none */
export function assertThere({ data, neo4j }: StoreOptions): void {
  if (neo4j === undefined && !existsSync(data))
    throw new CommandFailed(`The folder ${data} does not exist: set --data or --neo4j-uri to the store.`)
}

/** As the last word of a command. */
const sentence = (message: string): string =>
  `${message.charAt(0).toUpperCase()}${message.slice(1)}${message.endsWith('.') ? '' : '.'}`
