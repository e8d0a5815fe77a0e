/**
 * `npm run bench:start -- [--rounds N] [--entry FILE]`: measures the time from the start of a process until `/readyz` of a server
 * on the embedded store reports that it is ready, its CPU time, and the duration of commands. `--entry dist/src/main.js` measures the
 * package; `NODE_DISABLE_COMPILE_CACHE=1` measures starts without the compile cache. Prints median and extremes in milliseconds.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { freePort } from '../test/neo4j/free-port.ts'
import { median } from './percentiles.ts'
import { usageOf } from './process-usage.ts'
import { FLAGS } from './server.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    entry: { type: 'string', default: join(import.meta.dirname, '..', 'src', 'main.ts') },
  },
})
const ASK_EVERY_MS = 2

const begin = (args: readonly string[]) =>
  spawn(process.execPath, [...FLAGS, ...args], { stdio: ['ignore', 'ignore', 'inherit'] })
const tributary = (args: readonly string[]) => begin([resolve(values.entry), ...args])

/** Whether `/readyz` answers 200, over a plain socket, which costs almost no CPU. */
function isReady(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write('GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')
    })
    let answer = ''
    socket.setEncoding('latin1').on('data', (text: string) => (answer += text))
    socket.on('error', () => done(false)).on('close', () => done(answer.startsWith('HTTP/1.1 200')))
  })
}

/** Milliseconds until a server is ready, and the CPU time of all its threads by then. */
async function untilReady(
  folder: string,
  use: (port: number) => Promise<void>,
): Promise<{ readonly took: number; readonly cpu: number }> {
  const port = await freePort()
  const start = performance.now()
  const server = tributary(['serve', '--port', String(port), '--data', folder])
  while (!(await isReady(port))) await new Promise((done) => setTimeout(done, ASK_EVERY_MS))
  const took = performance.now() - start
  const cpu = usageOf([server.pid!])?.cpuMs ?? Number.NaN
  await use(port)
  server.kill('SIGTERM')
  await once(server, 'exit')
  return { took, cpu }
}

/** Milliseconds until a command exits. */
async function untilEnd(child: ReturnType<typeof begin>): Promise<number> {
  const start = performance.now()
  await once(child, 'exit')
  return performance.now() - start
}

const times = new Map<string, number[]>()
const note = (what: string, ms: number): void => void times.set(what, [...(times.get(what) ?? []), ms])

/** The first round fills the file system's cache and the compile cache, and is not counted. */
for (let round = 0; round <= Number(values.rounds); round++) {
  const folder = await mkdtemp(join(tmpdir(), 'tributary-start-'))
  const record = round === 0 ? () => undefined : note
  record('node alone', await untilEnd(begin(['--eval', '0'])))
  record('tributary --help', await untilEnd(tributary(['--help'])))
  const empty = await untilReady(folder, () => Promise.resolve())
  record('serve, a new store', empty.took)
  record('  of that CPU', empty.cpu)
  const runCommands = async (port: number): Promise<void> => {
    const url = `http://127.0.0.1:${port}`
    record('query', await untilEnd(tributary(['query', 'datasets count', '--url', url])))
    record('queries list', await untilEnd(tributary(['queries', 'list', '--url', url])))
  }
  const existing = await untilReady(folder, runCommands)
  record('serve, an existing store', existing.took)
  record('  its CPU', existing.cpu)
  await rm(folder, { recursive: true, force: true })
}
for (const [what, all] of times) {
  const [min, mid, max] = [Math.min(...all), median(all), Math.max(...all)].map((ms) =>
    ms.toFixed(0).padStart(5),
  )
  process.stdout.write(`${what.padEnd(30)} ${mid!} ms  (${min!.trim()} to ${max!.trim()})\n`)
}
