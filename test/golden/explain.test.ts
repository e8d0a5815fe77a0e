import { StatementSync } from 'node:sqlite'
import { afterAll, beforeAll, vi } from 'vitest'
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts'
import { describeExplain, type SentStatements } from './describe-explain.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const producerRulesModule = new URL('../../src/openlineage/producer-rules.ts', import.meta.url)

/** A reader runs this before each call to check whether its caches are valid. It is not part of a plan. */
const COMMIT_COUNT = "SELECT value FROM meta WHERE name = 'commits'"

const folder = temporaryFolder('explain')
let sent: SentStatements
beforeAll(() => void (sent = recordSqlite()))
afterAll(() => void vi.restoreAllMocks())

describeExplain('embedded', {
  open: () => openEmbeddedStore({ folder, producerRulesModule }),
  sent: () => sent,
})

type Method = (this: StatementSync, ...params: readonly unknown[]) => never

/** Records the statements of all connections, which the store opens in this thread (test/in-process-threads.ts). */
function recordSqlite(): SentStatements {
  let texts: string[] = []
  for (const name of ['all', 'get', 'iterate', 'run'] as const) {
    const { [name]: method } = StatementSync.prototype as unknown as Readonly<Record<typeof name, Method>>
    vi.spyOn(StatementSync.prototype, name).mockImplementation(function (this: StatementSync, ...params) {
      texts.push(this.sourceSQL)
      return method.call(this, ...params)
    })
  }
  return {
    take() {
      const taken = texts
      texts = []
      return taken.filter((text) => text !== COMMIT_COUNT)
    },
  }
}
