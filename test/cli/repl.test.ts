import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { completeEvent } from '../http/events.ts'
import { runCli, startInProcess } from './in-process-cli.ts'
import { type RunningServer } from './run-cli.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const MAIN = join(import.meta.dirname, '..', '..', 'src', 'main.ts')
const ON_TERMINAL = join(import.meta.dirname, 'on-terminal.py')
const hasPty = spawnSync('python3', ['-c', 'import pty']).status === 0

const folder = temporaryFolder('repl')
let server: RunningServer
const env = () => ({ TRIBUTARY_URL: server.url })

beforeAll(async () => {
  server = await startInProcess(['serve', '--port', '0', '--data', join(folder, 'data')])
  const events = [completeEvent({ job: 'load', inputs: ['raw.orders'], outputs: ['mart.revenue'] })]
  await runCli(['ingest', '-'], {
    input: events.map((event) => JSON.stringify(event)).join('\n'),
    env: env(),
  })
})
afterAll(() => server.end())

describe('tributary repl, from a pipe', () => {
  it('answers each line, continues an unfinished query, and marks errors', async () => {
    const input = [
      'datasets count',
      'downstream of',
      '  raw.orders show name',
      ':set wanted=mart.revenue',
      'upstream of dataset $wanted show name',
      'upstrem of raw.orders',
      ':format UPSTREAM OF a',
      ':explain datasets',
    ].join('\n')
    const { code, stdout, stderr } = await runCli(['repl', '--format', 'csv'], { input, env: env() })
    expect(stdout).toBe('count\r\n2\r\nname\r\nmart.revenue\r\nname\r\nraw.orders\r\nupstream of a\n')
    expect(stderr).toContain('error: ')
    expect(stderr).toContain('1 | upstrem of raw.orders\n  | ^^^^^^^')
    expect(stderr).toContain('cannot be written as csv')
    expect(stderr).toMatch(/2 entries failed\.\nNext: tributary help language\n$/)
    expect(code).toBe(1)
  })

  it('says what is missing if the input ends too early', async () => {
    const { code, stderr } = await runCli(['repl'], { input: 'upstream of', env: env() })
    expect(stderr).toContain('upstream of')
    expect(code).toBe(1)
  })

  it('shows its help, and ends, with the words that a stranger tries', async () => {
    for (const help of ['help', '?', ':help'])
      for (const end of ['exit', 'quit', ':quit']) {
        const { code, stdout } = await runCli(['repl'], { input: `${help}\n${end}\ndatasets`, env: env() })
        expect(stdout).toMatch(
          /^Enter runs a query[^]*:quit, quit, exit[^]*tributary help TOPIC explains a command\.\n$/u,
        )
        expect(code).toBe(0)
      }
  })

  it('finds a dataset named like a command, in quotes', async () => {
    const { stderr } = await runCli(['repl'], { input: '"exit"', env: env() })
    expect(stderr).toMatch(/exit/u)
    expect(stderr).toContain('1 | "exit"')
  })
})

/** Longer than any step takes. After this time the test fails and shows the screen. */
const PATIENCE_MS = 20_000

/** A prompt on a terminal. */
interface Session {
  /** Types, and waits until the screen shows the text in the new output. */
  type(keys: string, shows: string | RegExp): Promise<string>
  readonly ended: Promise<number | null>
}

let terminal: ChildProcess | undefined
afterEach(() => void terminal?.kill())

function begin(): Session {
  const child: ChildProcess = spawn(
    'python3',
    [ON_TERMINAL, process.execPath, '--disable-warning=ExperimentalWarning', MAIN, 'repl'],
    {
      // Colours are on, whatever the environment of the test says.
      env: { ...process.env, ...env(), NO_COLOR: '', XDG_STATE_HOME: folder, TERM: 'xterm-256color' },
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  )
  terminal = child
  let shown = ''
  const waiting = new Set<() => void>()
  child.stdout!.setEncoding('utf8').on('data', (text: string) => {
    shown += text
    for (const look of waiting) look()
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  return {
    ended,
    async type(keys, shows) {
      const from = shown.length
      child.stdin!.write(keys)
      return new Promise((resolve, reject) => {
        const look = (): void => {
          const since = stripVTControlCharacters(shown.slice(from))
          if (!(typeof shows === 'string' ? since.includes(shows) : shows.test(since))) return
          waiting.delete(look)
          clearTimeout(patience)
          resolve(shown.slice(from))
        }
        const fail = (why: string) => reject(new Error(`${why}; shown: ${JSON.stringify(shown.slice(from))}`))
        const patience = setTimeout(() => fail(`it does not show ${String(shows)}`), PATIENCE_MS)
        waiting.add(look)
        void ended.then(() => fail('it ended'))
        look()
      })
    },
  }
}

describe.skipIf(!hasPty)('tributary repl, on a terminal', () => {
  it('completes, colours, accepts several lines, has a history, and ends with Ctrl-D', async () => {
    const session = begin()
    await session.type('', 'help lists the commands, exit quits')
    await session.type('hel\t', 'help ')
    await session.type('\r', /:quit, quit, exit[\s\S]*tributary help TOPIC/)
    const keyword = await session.type('downst\t', 'downstream ')
    expect(keyword).toContain('\u001b[36mdownstream')
    await session.type('of dataset raw\t', 'raw.orders ')
    await session.type('show name\r', /name[\s─]+mart\.revenue/)
    await session.type('upstream of\r', /> upstream of\s+>/)
    await session.type('mart.revenue show name\r', /name[\s─]+raw\.orders/)
    await session.type('u\t', /upstream +`?upstream of|up/)
    await session.type('\u0003', 'tributary> ')
    await session.type('\u001b[A', 'mart.revenue show name')
    await session.type('\u0003', 'tributary> ')
    await session.type('upstream off x\r', /\^\^\^/)
    await session.type('\u001b[200~datasets\ncount\u001b[201~', /datasets\s+> count/)
    await session.type('\r', /count[\s─]+2/)
    await session.type(':h\t', ':help')
    await session.type('\u0015\u0004', '')
    expect(await session.ended).toBe(0)
    const history = (await readFile(join(folder, 'tributary', 'history'), 'utf8')).trim().split('\n')
    expect(history.map((line) => JSON.parse(line) as string)).toEqual([
      'help ',
      'downstream of dataset raw.orders show name',
      'upstream of\nmart.revenue show name',
      'upstream off x',
      'datasets\ncount',
    ])
  })
})

describe('tributary format', () => {
  it('formats a file or standard input, and checks', async () => {
    const file = join(folder, 'q.lineage')
    await writeFile(file, 'UPSTREAM OF a -- why\n')
    expect(await runCli(['format', file])).toMatchObject({ code: 0, stdout: 'upstream of a -- why\n' })
    const checked = await runCli(['format', '--check', file])
    expect(checked).toMatchObject({ code: 1, stdout: '' })
    expect(checked.stderr).toContain(`${file} is not formatted`)
    expect(await runCli(['format', '--check'], { input: 'upstream of a\n' })).toMatchObject({
      code: 0,
      stdout: '',
    })
    const narrow = await runCli(['format', '--width', '10', '-'], { input: 'upstream of a depth 3' })
    expect(narrow.stdout).toBe('upstream of a\n  depth 3\n')
  })

  it('marks errors, and reports a missing file', async () => {
    expect((await runCli(['format', '-'], { input: 'upstrem of a' })).stderr).toContain('^^^^^^^')
    expect(await runCli(['format', join(folder, 'none')])).toMatchObject({ code: 1, stdout: '' })
  })
})
