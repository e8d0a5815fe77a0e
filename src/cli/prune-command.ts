import type { PruneResult, PruneOptions } from '../app/prune-all.ts'
import type { ApiOptions } from './api-client.ts'
import { runTask } from './maintenance-command.ts'
import { progressText, withProgress, type ProgressLine } from './progress-line.ts'
import type { OpenForMaintenance, StoreOptions } from './server-port.ts'
import type { Terminal } from './terminal.ts'

export interface PruneCommand {
  /** The text of the user, and its milliseconds. */
  readonly keep: { readonly text: string; readonly ms: number }
  readonly dryRun: boolean
  /** Deletes runs even if the newest event is so old that the clock may be wrong. */
  readonly force: boolean
  /** The store to open; absent: use the server of `api`. */
  readonly store?: StoreOptions
  readonly api: ApiOptions
  readonly json: boolean
}

/** `prune --keep TIME`: deletes runs that ended longer ago. @throws CommandFailed if the store or server cannot be used */
export async function pruneCommand(
  { keep, dryRun, force, store, api, json }: PruneCommand,
  open: OpenForMaintenance,
  terminal: Terminal,
): Promise<void> {
  const query = `?keep=${keep.text}${dryRun ? '&dryRun=true' : ''}${force ? '&force=true' : ''}`
  const result = await withProgress(terminal, 'prune', (line) =>
    store === undefined
      ? (runTask(api, 'prune', line, query) as Promise<PruneResult>)
      : onStore(store, { before: Date.now() - keep.ms, dryRun, force }, open, line),
  )
  terminal.out.write(json ? `${JSON.stringify(result)}\n` : textOf(result))
}

async function onStore(
  options: StoreOptions,
  request: PruneOptions,
  open: OpenForMaintenance,
  line: ProgressLine,
): Promise<PruneResult> {
  const store = await open(options, { mustExist: true })
  try {
    return await store.prune(request, (progress) => line.show(progressText(progress)))
  } finally {
    await store.close()
  }
}

const textOf = ({ runs, operations, interactions, dryRun }: PruneResult): string =>
  `${runs} runs, ${operations} operations, ${interactions} interactions ${dryRun ? 'would be dropped' : 'dropped'}\n`
