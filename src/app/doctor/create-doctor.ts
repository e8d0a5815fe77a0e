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
  /** How callers are known to the server; absent where there is none. */
  readonly admission?: Admission
  /** What a server refused since its start; absent where there is none. */
  readonly refused?: () => RefusedCounts
  /** Whether the server drops old runs by itself. */
  readonly keepsRuns?: boolean
  /** What else can be looked at, such as a certificate. */
  readonly others?: () => Promise<readonly Check[]>
}

export interface Doctor {
  /** Looks at everything, and at so many rows taken at random (0: none). Never rejects. */
  examine(sample: number): Promise<Examination>
}

/** Looks at a store and at what is set up around it, and says of each thing how it is and what helps. */
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
          // The others would say the same.
          break
        }
      checks.push(...((await others?.()) ?? []))
      return { state: worstOf(checks), at, checks }
    },
  }
}

const STORE_REMEDY = 'Remove what the message names; nothing else of the store can be looked at until then.'

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
