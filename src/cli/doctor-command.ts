import { checkClock } from '../app/doctor/check-clock.ts'
import { failure, passed, warning, worstOf, type Check, type Examination } from '../app/doctor/check.ts'
import { isJsonObject } from '../lib/json.ts'
import { jsonText, printable } from '../render/printable.ts'
import type { Palette } from '../render/palette.ts'
import { problemOf, request, ServerUnreachable, type ApiOptions } from './api-client.ts'
import { CommandFailed } from './command-failed.ts'
import type { OpenForMaintenance, StoreOptions } from './server-port.ts'
import { StoreHeld } from './store-held.ts'
import { paletteFor, type Terminal } from './terminal.ts'

export interface DoctorRequest {
  /** The store to open; absent: use the server of `api`. */
  readonly store?: StoreOptions
  readonly api: ApiOptions
  /** Number of random rows to compare with the stored events. */
  readonly sample: number
  readonly json: boolean
  /** The version of this program. */
  readonly version: string
}

/** `doctor`: prints one line per check. @throws CommandFailed if a check fails */
export async function doctorCommand(
  { store, api, sample, json, version }: DoctorRequest,
  open: OpenForMaintenance,
  terminal: Terminal,
): Promise<void> {
  const checks =
    store === undefined
      ? await ofServer(api, sample, version)
      : await ofStore(store, sample, open).catch(openingFailed)
  if (json) {
    const found: Examination = { state: worstOf(checks), at: new Date().toISOString(), checks }
    terminal.out.write(`${jsonText(found)}\n`)
  } else terminal.out.write(linesOf(checks, paletteFor(terminal.out, terminal.env)))
  const failures = checks.filter(({ state }) => state === 'failure').length
  if (failures > 0)
    throw new CommandFailed(
      `${failures} of ${checks.length} checks failed.`,
      'tributary help operating doctor',
    )
}

const OPEN_REMEDY = 'If a server uses this store, check it through the server: `tributary doctor --url URL`.'

async function ofStore(
  options: StoreOptions,
  sample: number,
  open: OpenForMaintenance,
): Promise<readonly Check[]> {
  const store = await open(options, { mustExist: true })
  try {
    return (await store.examine(sample)).checks
  } finally {
    await store.close()
  }
}

async function ofServer(api: ApiOptions, sample: number, version: string): Promise<readonly Check[]> {
  const start = Date.now()
  const health = await request(api, 'GET', 'healthz').catch(requestFailed)
  if (!('status' in health)) return [health]
  const took = Date.now() - start
  const before = Date.now()
  const response = await request(api, 'GET', `api/v1/admin/doctor?sample=${sample}`)
  if (response.status !== 200 || !isJsonObject(response.body)) {
    const { title, detail } = problemOf(api, response)
    return [failure('server', `${api.url}: ${title}: ${detail}`, SERVER_REMEDY)]
  }
  const found = response.body as unknown as Examination
  const after = Date.now()
  return [
    passed('server', `answers at ${api.url} within ${took} ms`),
    programOf(health.body, version),
    checkClock('server-clock', 'the server’s clock', Date.parse(found.at), { before, after }),
    ...found.checks,
  ]
}

const SERVER_REMEDY = 'Check --url, and that --api-key is an admin key.'

function programOf(body: unknown, version: string): Check {
  const theirs = isJsonObject(body) && typeof body.version === 'string' ? body.version : 'unknown'
  return theirs === version
    ? passed('program', `Tributary ${version}, the version of this command`)
    : warning(
        'program',
        `Tributary ${theirs}, but this command is ${version}`,
        'Use the same version for both: flags and answers may differ.',
      )
}

/** The doctor reports a store that cannot be opened as a failed check. */
function openingFailed(error: unknown): readonly Check[] {
  if (error instanceof StoreHeld) return [failure('store', error.reason, error.remedy)]
  if (!(error instanceof CommandFailed)) throw error
  return [failure('store', error.message, OPEN_REMEDY)]
}

/** The doctor reports a server that does not answer as a failed check. */
function requestFailed(error: unknown): Check {
  if (error instanceof ServerUnreachable)
    return failure('server', error.reason, `${error.remedy} If it stopped, its log says why.`)
  if (error instanceof CommandFailed) return failure('server', error.message, SERVER_REMEDY)
  throw error
}

const STYLES = { ok: 'good', warning: 'warn', failure: 'bad' } as const satisfies Record<
  Check['state'],
  keyof Palette
>

function linesOf(checks: readonly Check[], palette: Palette): string {
  const widest = Math.max(...checks.map(({ name }) => name.length))
  return checks
    .map(({ name, state, message, remedy }) => {
      const head = `${palette[STYLES[state]](state)}${' '.repeat(9 - state.length)}${name.padEnd(widest)}  `
      const indent = ' '.repeat(9 + widest + 2)
      return `${head}${printable(message)}\n${remedy === undefined ? '' : `${indent}${printable(remedy)}\n`}`
    })
    .join('')
}
