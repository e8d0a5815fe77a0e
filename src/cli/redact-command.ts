import type { Redacted } from '../app/maintenance.ts'
import type { ApiOptions } from './api-client.ts'
import { runTask } from './maintenance-command.ts'
import { progressText, withProgress, type ProgressLine } from './progress-line.ts'
import type { OpenForMaintenance, StoreOptions } from './server-port.ts'
import type { Terminal } from './terminal.ts'

export interface RedactCommand {
  readonly dryRun: boolean
  /** The store to open; absent: use the server of `api`. */
  readonly store?: StoreOptions
  readonly api: ApiOptions
  readonly json: boolean
}

/** `redact`: redacts stored secrets. @throws CommandFailed if the store or server cannot be used */
export async function redactCommand(
  { dryRun, store, api, json }: RedactCommand,
  open: OpenForMaintenance,
  terminal: Terminal,
): Promise<void> {
  const result = await withProgress(terminal, 'redact', (line) =>
    store === undefined
      ? (runTask(api, 'redact', line, dryRun ? '?dryRun=true' : '') as Promise<Redacted>)
      : onStore(store, dryRun, open, line),
  )
  terminal.out.write(json ? `${JSON.stringify(result)}\n` : textOf(result))
}

async function onStore(
  options: StoreOptions,
  dryRun: boolean,
  open: OpenForMaintenance,
  line: ProgressLine,
): Promise<Redacted> {
  const store = await open(options, { mustExist: true })
  try {
    return await store.redact(dryRun, (progress) => line.show(progressText(progress)))
  } finally {
    await store.close()
  }
}

const textOf = ({ rows, redacted, letters, dryRun }: Redacted): string =>
  `${redacted} of ${rows} rows and ${letters} refused events ${dryRun ? 'contain secrets' : 'redacted'}\n`
