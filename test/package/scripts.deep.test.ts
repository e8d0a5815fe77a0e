import { execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { makeClone } from '../docs/page-commands.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { SCRIPTS, type Proof } from './scripts.ts'

const run = promisify(execFile)
const root = join(import.meta.dirname, '..', '..')
/** Scripts write to this clone, so they cannot change the sources that other tests read. */
const clone = temporaryFolder('scripts')
let tracked: readonly string[]

beforeAll(async () => {
  await makeClone(clone)
  // As `npm ci` does.
  await run('npm', ['run', '-s', 'build:web'], { cwd: clone })
  const { stdout } = await run('git', ['ls-files', '-z'], { cwd: root, maxBuffer: 16 * 1024 ** 2 })
  tracked = stdout.split('\0').filter((file) => file !== '')
})

const proofs = <By extends Proof['by']>(by: By) =>
  Object.entries(SCRIPTS).filter((entry): entry is [string, Extract<Proof, { by: By }>] => entry[1].by === by)

/** A hash of each tracked file in the clone. */
const contents = (): ReadonlyMap<string, string> =>
  new Map(
    tracked.map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(clone, file)))
        .digest('hex'),
    ]),
  )

const env = { ...process.env, NO_COLOR: '1', CI: '' }

describe.each(proofs('call'))('npm run %s', (script, { args, says, leaves }) => {
  it('ends with its result', { timeout: 600_000 }, async () => {
    const before = leaves === true ? contents() : undefined
    const { stdout, stderr } = await run('npm', ['run', '-s', script, '--', ...args], {
      cwd: clone,
      env,
      maxBuffer: 64 * 1024 ** 2,
    })
    expect(stdout + stderr).toMatch(says)
    if (before !== undefined) expect(contents()).toEqual(before)
  })
})

describe.each(proofs('start'))('npm run %s', (script, { args, says }) => {
  it('starts, and ends on SIGTERM', { timeout: 600_000 }, async () => {
    // Its own process group, because npm does not pass the signal on to every program.
    const child = spawn('npm', ['run', '-s', script, '--', ...args], {
      cwd: clone,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const end = (): void => {
      try {
        process.kill(-child.pid!, 'SIGTERM')
      } catch {
        // It has ended.
      }
    }
    onTestFinished(end)
    const ended = new Promise((resolve) => child.once('close', resolve))
    let text = ''
    await new Promise<void>((resolve, reject) => {
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk
          if (says.test(text)) resolve()
        })
      child.once('close', () => reject(new Error(`${script} ended early:\n${text}`)))
    })
    end()
    await ended
  })
})
