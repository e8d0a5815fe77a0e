import { describe, expect, it } from 'vitest'
import { startInProcess } from '../cli/in-process-cli.ts'
import { temporaryFolder } from '../temporary-folder.ts'

interface Line {
  readonly level: number
  readonly msg: string
  readonly requestId?: string
  readonly [field: string]: unknown
}

const WARN = 40
const DEBUG = 20

describe('the log', () => {
  const folder = temporaryFolder('log')

  /** The log of a server during requests, and the request ids in its responses. */
  async function logOf(flags: readonly string[], headers: Readonly<Record<string, string>> = {}) {
    const server = await startInProcess(['serve', '--port', '0', '--data', folder, ...flags])
    const response = await fetch(new URL('/api/v1/query', server.url), {
      method: 'POST',
      body: 'datasets where owner = "jane.doe@example.com"',
      headers: { 'content-type': 'text/plain', ...headers },
    })
    await response.arrayBuffer()
    const { stderr } = await server.end()
    const lines = stderr
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Line)
    return { lines, stderr, id: response.headers.get('x-request-id') }
  }

  it('has the id of the request in each of its lines, and uses a valid id of the client', async () => {
    const flags = ['--log-level', 'debug', '--slow-query-ms', '1']
    const { lines, id } = await logOf(flags, { 'x-request-id': 'from-the-caller_1' })
    expect(id).toBe('from-the-caller_1')
    const about = lines.filter(({ msg }) => ['query', 'slow query', 'request'].includes(msg))
    expect(about.map(({ msg, level }) => [msg, level])).toEqual([
      ['query', DEBUG],
      ['slow query', WARN],
      ['request', DEBUG],
    ])
    expect(new Set(about.map(({ requestId }) => requestId))).toEqual(new Set([id]))
  })

  it.each(['a b', 'x'.repeat(300), '{"level":60}'])(
    'generates an id if the client sends %j',
    async (sent) => {
      const { lines, id } = await logOf(['--log-level', 'debug'], { 'x-request-id': sent })
      expect(id).toMatch(/^[\da-f-]{36}$/u)
      expect(lines.find(({ msg }) => msg === 'request')?.requestId).toBe(id)
    },
  )

  it('logs form and duration of slow queries, and their text only at debug', async () => {
    const slow = ['--slow-query-ms', '1']
    const atInfo = await logOf(slow)
    expect(atInfo.lines).toEqual([
      expect.objectContaining({ level: WARN, msg: 'slow query', form: 'select', outcome: 'complete' }),
    ])
    expect(atInfo.lines[0]!.ms).toBeGreaterThanOrEqual(1)
    expect(atInfo.stderr).not.toContain('jane')
    const atDebug = await logOf([...slow, '--log-level', 'debug'])
    expect(atDebug.lines.find(({ msg }) => msg === 'query')?.query).toContain('jane.doe')
    expect(atDebug.lines.find(({ msg }) => msg === 'slow query')?.query).toBeUndefined()
  })
})
