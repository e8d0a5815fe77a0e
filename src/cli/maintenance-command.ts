import { setTimeout as sleep } from 'node:timers/promises'
import type {
  MaintenanceKind,
  MaintenanceResult,
  Progress,
  Rebuilt,
  Verification,
} from '../app/maintenance.ts'
import { isJsonObject } from '../lib/json.ts'
import { jsonText, printable } from '../render/printable.ts'
import { problemOf, request, type ApiOptions } from './api-client.ts'
import { CommandFailed } from './command-failed.ts'
import { problemFailed } from './problem-failed.ts'
import { progressText, withProgress, type ProgressLine } from './progress-line.ts'
import type { OpenForMaintenance, StoreOptions } from './server-port.ts'
import type { Terminal } from './terminal.ts'

export interface MaintenanceRequest {
  readonly kind: 'verify' | 'rebuild'
  /** The store to open; absent: use the server of `api`. */
  readonly store?: StoreOptions
  readonly api: ApiOptions
  readonly json: boolean
}

/** Milliseconds between two polls of a task. */
const POLL_MS = 500
/** The maximum number of printed differences. */
const SHOWN = 20

/** `verify` and `rebuild`. @throws CommandFailed if the store or server cannot be used, or if rows differ */
export async function maintenanceCommand(
  { kind, store, api, json }: MaintenanceRequest,
  open: OpenForMaintenance,
  terminal: Terminal,
): Promise<void> {
  const result = await withProgress(terminal, kind, (line) =>
    store === undefined
      ? (runTask(api, kind, line) as Promise<Verification | Rebuilt>)
      : onStore(store, kind, open, line),
  )
  if (json) terminal.out.write(`${jsonText(result)}\n`)
  else terminal.out.write('repaired' in result ? rebuiltText(result) : verifiedText(result))
  if ('differences' in result && result.differences > 0)
    throw new CommandFailed(
      `${result.differences} of ${result.rows} rows differ from the stored events. \`rebuild\` corrects them.`,
      'tributary rebuild',
    )
}

async function onStore(
  options: StoreOptions,
  kind: 'verify' | 'rebuild',
  open: OpenForMaintenance,
  line: ProgressLine,
): Promise<Verification | Rebuilt> {
  const store = await open(options, { mustExist: true })
  try {
    return await store[kind]((progress) => line.show(progressText(progress)))
  } finally {
    await store.close()
  }
}

/** Starts a task on a server and waits for its end. @throws CommandFailed */
export async function runTask(
  api: ApiOptions,
  kind: MaintenanceKind,
  line: Pick<ProgressLine, 'show'>,
  query = '',
): Promise<MaintenanceResult> {
  const started = await request(api, 'POST', `api/v1/admin/${kind}${query}`)
  if (started.status !== 202 || !isJsonObject(started.body)) throw problemFailed(problemOf(api, started))
  const id = started.body.id as string
  for (;;) {
    const task = await request(api, 'GET', `api/v1/admin/tasks/${id}`)
    if (task.status !== 200 || !isJsonObject(task.body)) throw problemFailed(problemOf(api, task))
    const { state, progress, result, reason } = task.body
    if (progress !== undefined) line.show(progressText(progress as unknown as Progress))
    if (state === 'done') return result as unknown as MaintenanceResult
    if (state === 'failed')
      throw new CommandFailed(`The ${kind} failed: ${reason as string}`, 'tributary help troubleshooting')
    await sleep(POLL_MS)
  }
}

const rebuiltText = ({ rows, repaired }: Rebuilt): string => `${rows} rows checked, ${repaired} corrected\n`

function verifiedText({ rows, differences, listed }: Verification): string {
  const lines = listed
    .slice(0, SHOWN)
    .map(
      ({ kind, row, id, stored, expected }) =>
        `${kind} ${row} ${id}\n` +
        (stored === undefined ? '' : `  stored   ${printable(JSON.stringify(stored))}\n`) +
        (expected === undefined ? '' : `  expected ${printable(JSON.stringify(expected))}\n`),
    )
  return `${lines.join('')}${rows} rows checked, ${differences} differ\n`
}
