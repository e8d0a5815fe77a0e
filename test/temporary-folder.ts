import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'

/**
 * The path of a folder that exists during the tests of the calling file or `describe`. Call it before other hooks: vitest runs
 * `afterAll` hooks in reverse order, so servers and stores in the folder end before it is deleted.
 */
export function temporaryFolder(name: string): string {
  const folder = join(tmpdir(), `tributary-${name}-${randomUUID()}`)
  beforeAll(() => mkdir(folder, { mode: 0o700 }))
  afterAll(() => rm(folder, { recursive: true, force: true }))
  return folder
}
