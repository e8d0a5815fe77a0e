import { StoreDamaged, type LineageStore } from '../../store/lineage-store.ts'
import { checkClock } from './check-clock.ts'
import { checkDisk } from './check-disk.ts'
import { checkFiles } from './check-files.ts'
import { checkIndexes } from './check-indexes.ts'
import { checkKeys, type Admission } from './check-keys.ts'
import { checkRefused, type RefusedCounts } from './check-refused.ts'
import { newestEvent } from '../newest-event.ts'
import { checkRetention } from './check-retention.ts'
import { checkSample } from './check-sample.ts'
import { checkEngine, checkVersions } from './check-versions.ts'
import { failure, passed, worstOf, type Check, type Examination } from './check.ts'

export interface DoctorOptions {
  readonly store: Pick<
    LineageStore,
    'ready' | 'inspect' | 'checkFiles' | 'sample' | 'apiKeys' | 'deadLetters' | 'read'
  >
  readonly program: { readonly version: string; readonly node: string }
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** How the server authenticates callers; absent without a server. */
  readonly admission?: Admission
  /** What the server has refused since its start; absent without a server. */
  readonly refused?: () => RefusedCounts
  /** Whether the server drops old runs. */
  readonly keepsRuns?: boolean
  /** Other checks, such as that of a certificate. */
  readonly others?: () => Promise<readonly Check[]>
}

export interface Doctor {
  /** Makes all checks, with a random sample of this many rows (0: none). Never rejects. */
  examine(sample: number): Promise<Examination>
}

/** Checks a store and its environment, and suggests fixes. */
export function createDoctor({
  store,
  program,
  now,
  admission,
  refused,
  keepsRuns = false,
  others,
}: DoctorOptions): Doctor {
  const ready = async (): Promise<Check> => {
    const start = now()
    await store.ready()
    return passed('store', `answers within ${Math.max(1, now() - start)} ms`)
  }
  const inspected = async (): Promise<readonly Check[]> => {
    const before = now()
    const found = await store.inspect()
    const after = now()
    const { clock } = found
    return [
      checkVersions(found, program),
      checkEngine(found),
      checkIndexes(found),
      ...(clock === undefined ? [] : [checkClock('clock', 'Neo4j’s clock', clock, { before, after })]),
      checkDisk(found),
    ]
  }
  return {
    async examine(sample) {
      const checks: Check[] = []
      const at = new Date(now()).toISOString()
      const steps: readonly (readonly [string, () => Promise<readonly Check[]>])[] = [
        ['store', async () => [await ready()]],
        ['inspection', inspected],
        ['files', async () => [checkFiles(await store.checkFiles())]],
        ['sample', async () => (sample === 0 ? [] : [checkSample(await store.sample(sample))])],
        ['refused', async () => [checkRefused(await store.deadLetters.sizes(), refused?.())]],
        [
          'retention',
          async () => (keepsRuns ? [checkRetention(await newestEvent(store.read, now()), now())] : []),
        ],
        ['keys', async () => [checkKeys(await store.apiKeys.list(), now(), admission)]],
      ]
      for (const [name, step] of steps)
        try {
          checks.push(...(await step()))
        } catch (error) {
          checks.push(
            error instanceof StoreDamaged
              ? checkFiles(await store.checkFiles(), name)
              : failure(name, messageOf(error), STORE_REMEDY),
          )
          // The remaining checks would fail for the same reason.
          break
        }
      checks.push(...((await others?.()) ?? []))
      return { state: worstOf(checks), at, checks }
    },
  }
}

const STORE_REMEDY = 'Fix what the message names. Until then, the other checks of the store are not possible.'

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
