import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import {
  REPAIR_STAGES,
  repairSteps,
  type Difference,
  type RepairStage,
} from '../../domain/merge/repair-steps.ts'
import type { RepairStep } from '../../domain/merge/repair.ts'
import type { DumpRow } from '../lineage-store.ts'
import { MAX_LISTED, reportOf, type Rebuilt, type Verification } from '../verification.ts'
import type { OnProgress } from '../progress.ts'
import type { VerifierCalls } from './calls.ts'
import type { Thread } from '../threads/thread.ts'
import { startThread } from './start-thread.ts'
import { readVerifierProgress, VERIFIER_PROGRESS_BYTES } from './verifier-progress.ts'

const LOAD_PAGE = 500
/** A step of a repair keeps writers waiting; it is made as large as this allows. */
const STEP_MS = 250
const FIRST_STEP = 4
/** Rows of one stage may differ a hundredfold in what they cost. */
const LARGEST_STEP = 100
/** The thread that compares is asked so often how far it is. */
const TELL_EVERY_MS = 250
const ignored: OnProgress = () => undefined
/** Differences that repeated verifications of a store without snapshots are compared by. */
const REPEATS = 3

export interface VerifyOptions {
  /** All rows of the store, in the order of its dump; tells first how many there are. */
  readonly dump: (onSize: (rows: number) => void) => AsyncIterable<DumpRow>
  /** The module that exports the `producerRules` that the store derives by. */
  readonly producerRulesModule: string
  /** Whether all rows of a dump are of one instant, however much is written meanwhile. */
  readonly isSnapshot: boolean
}

/**
 * Compares every row of a store with what its truth gives, in a passing database below the system's folder for such
 * (`TMPDIR`): the store only has to be read. Where its dumps are of no one instant, rows that changed while they were read
 * may seem to differ, so only what differs alike time after time counts.
 */
export async function verifyDump(
  options: VerifyOptions,
  onProgress: OnProgress = ignored,
): Promise<Verification> {
  let result = await verifyOnce(options, onProgress)
  if (options.isSnapshot) return result.verification
  for (let i = 1; i < REPEATS && result.verification.differences > 0; i++)
    result = lasting(result, await verifyOnce(options, onProgress))
  return result.verification
}

interface Once {
  readonly verification: Verification
  readonly found: ReadonlyMap<string, Difference>
}

async function verifyOnce(options: VerifyOptions, onProgress: OnProgress): Promise<Once> {
  return withVerifier(options, onProgress, async (verifier, { rows, differences }) => {
    const found = new Map<string, Difference>()
    const listed = []
    for await (const difference of differencesOf(verifier, null)) {
      if (listed.length < MAX_LISTED) listed.push(reportOf(difference))
      if (options.isSnapshot && listed.length === MAX_LISTED) break
      if (!options.isSnapshot) found.set(JSON.stringify(difference), difference)
    }
    return { verification: { rows, differences, listed }, found }
  })
}

function lasting(before: Once, now: Once): Once {
  const found = new Map([...now.found].filter(([text]) => before.found.has(text)))
  const listed = [...found.values()].slice(0, MAX_LISTED).map(reportOf)
  return { found, verification: { rows: now.verification.rows, differences: found.size, listed } }
}

/**
 * Makes right every row that is not as the truth gives it, in small steps between which events are merged as ever.
 * `repair` carries out one in a transaction of its own.
 */
export async function rebuildFromDump(
  options: VerifyOptions,
  repair: (step: RepairStep) => Promise<unknown>,
  onProgress: OnProgress = ignored,
): Promise<Rebuilt> {
  return withVerifier(options, onProgress, async (verifier, { rows, differences }) => {
    let repaired = 0
    for (const stage of REPAIR_STAGES) {
      // What one row costs differs from stage to stage.
      let size = FIRST_STEP
      const inSteps = async (some: readonly Difference[]): Promise<void> => {
        for (const whole of repairSteps(stage, some))
          for (const step of partsOf(whole, () => size)) {
            const started = performance.now()
            await repair(step)
            const took = performance.now() - started
            const fitting = Math.floor((size * STEP_MS) / Math.max(took, 1))
            size = Math.max(1, Math.min(LARGEST_STEP, 2 * size, fitting))
          }
        repaired += some.length
        onProgress({ doing: 'repairing', done: repaired, total: differences, unit: 'rows' })
      }
      let page: Difference[] = []
      for await (const difference of differencesOf(verifier, stage)) {
        page.push(difference)
        if (page.length < size) continue
        await inSteps(page)
        page = []
      }
      if (page.length > 0) await inSteps(page)
    }
    return { rows, repaired: differences }
  })
}

/** Roll-ups come back in step after step, one for each stretch of their days: each is cut to the size of the moment. */
function* partsOf(step: RepairStep, size: () => number): Generator<RepairStep, void, undefined> {
  if (step.kind !== 'rollups') return yield step
  for (let rest = step.ranges; rest.length > 0;) {
    const count = size()
    yield { kind: 'rollups', ranges: rest.slice(0, count) }
    rest = rest.slice(count)
  }
}

async function withVerifier<T>(
  { dump, producerRulesModule }: VerifyOptions,
  onProgress: OnProgress,
  use: (verifier: Thread<VerifierCalls>, found: VerifierCalls['compare']['result']) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'tributary-verify-'))
  const progress = new SharedArrayBuffer(VERIFIER_PROGRESS_BYTES)
  const verifier = startThread<VerifierCalls>('verifier', { folder, producerRulesModule, progress })
  try {
    let [done, total] = [0, 0]
    const load = async (page: readonly DumpRow[]): Promise<void> => {
      await verifier.call('load', page)
      done += page.length
      onProgress({ doing: 'reading', done, total: Math.max(done, total), unit: 'rows' })
    }
    let page: DumpRow[] = []
    for await (const row of dump((rows) => (total = rows))) {
      page.push(row)
      if (page.length < LOAD_PAGE) continue
      await load(page)
      page = []
    }
    await load(page)
    const told = setInterval(() => {
      const now = readVerifierProgress(progress)
      if (now !== undefined) onProgress(now)
    }, TELL_EVERY_MS)
    const found = await verifier.call('compare', null).finally(() => clearInterval(told))
    onProgress({ doing: 'comparing', done: found.rows, total: found.rows, unit: 'rows' })
    return await use(verifier, found)
  } finally {
    await verifier.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function* differencesOf(
  verifier: Thread<VerifierCalls>,
  stage: RepairStage | null,
): AsyncGenerator<Difference, void, undefined> {
  for (let after = 0; ;) {
    const page = await verifier.call('differences', { stage, after, limit: LOAD_PAGE })
    if (page.length === 0) return
    for (const { difference } of page) yield difference
    after = page.at(-1)!.n
  }
}
