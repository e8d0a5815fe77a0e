import { existsSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { CommandFailed } from '../cli/command-failed.ts'
import { shellWord } from '../cli/shell-word.ts'
import { StoreHeld } from '../cli/store-held.ts'
import type { StoreOptions } from '../cli/server-port.ts'
import { DATABASE } from '../store/embedded/folder-contents.ts'
import type { OnNotice } from '../store/store-notice.ts'
import { StoreInUse, StoreUnavailable, StoreUnusable, type LineageStore } from '../store/lineage-store.ts'

/** The module of the producer rules has the file extension of this one: `.ts` in a checkout, `.js` in a package. */
const PRODUCER_RULES = new URL(
  `../openlineage/producer-rules${/\.\w+$/u.exec(import.meta.url)![0]}`,
  import.meta.url,
)

export interface Opening {
  /** Whether to delete the rest of an import that broke off, in Neo4j. */
  readonly forImport?: boolean
  /** Whether many clients will use the store: it then starts all its threads at once, in the background. */
  readonly forMany?: boolean
  /** Called with what the opening waits for. */
  readonly onStep?: (reason: string) => void
  /** Called with notices for the operator. Default: write warnings and errors to standard error. */
  readonly onNotice?: OnNotice
  /** The folder for backups of an embedded store. Default: `backups` in its folder. */
  readonly backups?: string
}

/** Writes warnings and errors to standard error, because standard output is for results. */
const onStandardError: OnNotice = ({ level, message, fields = {} }) => {
  if (level === 'info') return
  const details = Object.entries(fields).map(([name, value]) => `${name}: ${[value].flat().join('; ')}`)
  process.stderr.write(`${sentence([message, ...details].join('; '))}\n`)
}

/**
 * Opens a store. Imports only the modules for its kind.
 * @throws StoreUnusable or StoreUnavailable with the cause and the remedy
 */
export async function openStore(
  { data, neo4j }: StoreOptions,
  { forImport = false, forMany = false, onStep, onNotice = onStandardError, backups }: Opening = {},
): Promise<LineageStore> {
  if (neo4j === undefined) {
    const { openEmbeddedStore } = await import('../store/embedded/open-embedded-store.ts')
    return openEmbeddedStore({
      folder: data,
      producerRulesModule: PRODUCER_RULES,
      warm: forMany,
      onNotice,
      ...(backups === undefined ? {} : { backups }),
    })
  }
  const { openNeo4jStore } = await import('../store/neo4j/open-neo4j-store.ts')
  const { producerRules } = await import('../openlineage/producer-rules.ts')
  if (!forMany) return openNeo4jStore({ ...neo4j, producerRules, forImport })
  const { rehearsalEvents } = await import('./rehearsal-events.ts')
  return openNeo4jStore({
    ...neo4j,
    producerRules,
    forImport,
    rehearsal: rehearsalEvents(),
    ...(onStep !== undefined && { onStep }),
  })
}

/**
 * Opens the store for one command, and closes it afterwards.
 * @throws CommandFailed if it cannot be used or reached
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
    throw toCommandFailure(error)
  }
}

/** Converts the errors of a store that cannot be used or reached to CommandFailed. Returns other errors unchanged. */
export function toCommandFailure(error: unknown): unknown {
  if (error instanceof StoreInUse) return new StoreHeld(error)
  return error instanceof StoreUnusable || error instanceof StoreUnavailable
    ? new CommandFailed(sentence(error.message), 'tributary help troubleshooting')
    : error
}

/** Checks that an embedded store exists, so that reading does not create one. @throws CommandFailed */
export function assertStoreExists({ data, neo4j }: StoreOptions): void {
  if (neo4j !== undefined) return
  const found = statSync(data, { throwIfNoEntry: false })
  if (found === undefined)
    throw new CommandFailed(
      `The folder ${data} does not exist, so it has no store. Set --data to the folder of a store.`,
      'tributary help operating settings',
    )
  if (!found.isDirectory())
    throw new CommandFailed(
      basename(data) === DATABASE
        ? `${data} is a file, but --data needs its folder. Use \`--data ${shellWord(dirname(data))}\`.`
        : `${data} is a file, but --data needs the folder of a store. To read a backup, copy it into an empty folder as ${DATABASE}.`,
      'tributary help operating settings',
    )
  if (!existsSync(join(data, DATABASE)))
    throw new CommandFailed(
      `The folder ${data} has no store: the file ${DATABASE} is missing. Set --data to the folder of a store.`,
      'tributary help operating settings',
    )
}

/** A message as a sentence. */
const sentence = (message: string): string =>
  `${message.charAt(0).toUpperCase()}${message.slice(1)}${message.endsWith('.') ? '' : '.'}`
