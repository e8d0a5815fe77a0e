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
/** Target duration of a repair step. Other writers wait for it. */
const STEP_MS = 250
const FIRST_STEP = 4
/** The cost of rows in one stage can differ by a factor of a hundred. */
const LARGEST_STEP = 100
/** How often to read the progress of the verifier thread. */
const REPORT_EVERY_MS = 250
const ignored: OnProgress = () => undefined
/** Number of verifications of a store without snapshots. */
const REPEATS = 3

export interface VerifyOptions {
  /** All rows of the store, in the order of its dump. Calls `onSize` first, with their number. */
  readonly dump: (onSize: (rows: number) => void) => AsyncIterable<DumpRow>
  /** URL of the module that exports the `producerRules` of the store. */
  readonly producerRulesModule: string
  /** Whether all rows of a dump are of one instant, despite concurrent writes. */
  readonly isSnapshot: boolean
}

/**
 * Compares every row of a store with those recomputed from its base rows, in a temporary database (in `TMPDIR`). It only
 * reads the store. If dumps are not of one instant, rows that change during a dump may appear to differ. So it compares
 * repeatedly, and reports only differences that appear every time.
 */
export async function verifyDump(
  options: VerifyOptions,
  onProgress: OnProgress = ignored,
): Promise<Verification> {
  let result = await verifyOnce(options, onProgress)
  if (options.isSnapshot) return result.verification
  for (let i = 1; i < REPEATS && result.verification.differences > 0; i++)
    result = commonDifferences(result, await verifyOnce(options, onProgress))
  return result.verification
}

interface VerificationRun {
  readonly verification: Verification
  readonly found: ReadonlyMap<string, Difference>
}

async function verifyOnce(options: VerifyOptions, onProgress: OnProgress): Promise<VerificationRun> {
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

function commonDifferences(before: VerificationRun, now: VerificationRun): VerificationRun {
  const found = new Map([...now.found].filter(([text]) => before.found.has(text)))
  const listed = [...found.values()].slice(0, MAX_LISTED).map(reportOf)
  return { found, verification: { rows: now.verification.rows, differences: found.size, listed } }
}

/**
 * Corrects every row that differs from the one recomputed from the base rows, in small steps; other writes continue
 * between them. `repair` runs a step in its own transaction.
 */
export async function rebuildFromDump(
  options: VerifyOptions,
  repair: (step: RepairStep) => Promise<unknown>,
  onProgress: OnProgress = ignored,
): Promise<Rebuilt> {
  return withVerifier(options, onProgress, async (verifier, { rows, differences }) => {
    let repaired = 0
    for (const stage of REPAIR_STAGES) {
      // The cost of a row depends on the stage.
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

/** Roll-ups come with one range per period of their days. Splits a step so that each part fits the current step size. */
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
    const timer = setInterval(() => {
      const now = readVerifierProgress(progress)
      if (now !== undefined) onProgress(now)
    }, REPORT_EVERY_MS)
    const found = await verifier.call('compare', null).finally(() => clearInterval(timer))
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
