import { execFile, spawn } from 'node:child_process'
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { PATH_LINE } from '../../src/cli/in-a-clone.ts'
import { startInProcess } from '../cli/in-process-cli.ts'

const ROOT = join(import.meta.dirname, '..', '..')

/** A block of commands on a page, and its documented output. */
export interface CommandBlock {
  /** The line of its first command, counted from 1. */
  readonly line: number
  readonly commands: string
  readonly prints?: string
}

/** The blocks of commands on a Markdown page, each with the output that directly follows it. */
export function commandBlocks(markdown: string): readonly CommandBlock[] {
  return [...markdown.matchAll(/^```sh\n([\s\S]*?)^```\n(?:\n```text\n([\s\S]*?)^```$)?/gm)].map((match) => {
    const [, commands = '', prints] = match
    const line = markdown.slice(0, match.index).split('\n').length + 1
    return { line, commands, ...(prints !== undefined && { prints }) }
  })
}

/** The content of `events.ndjson` in the reader's folder. */
const EVENT = {
  eventType: 'COMPLETE',
  eventTime: '2026-11-01T10:05:00Z',
  producer: 'https://example.com/by-hand',
  schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
  run: { runId: '0193e0a0-0000-7000-8000-000000000001' },
  job: { namespace: 'nightly', name: 'load_orders' },
  inputs: [{ namespace: 's3://lake', name: 'raw/orders' }],
  outputs: [{ namespace: 'postgres://db:5432', name: 'shop.public.orders' }],
}

export interface Reader {
  readonly url: string
  /** Runs commands like a reader of the page, after those before them. @throws Error if a command fails */
  run(commands: string): Promise<string>
  close(): Promise<void>
}

/** Fills an empty folder like `git clone` and `npm ci`, with a file of events for the commands of the pages. */
export async function makeClone(folder: string): Promise<void> {
  const files = 'git ls-files -z --cached --others --exclude-standard --deduplicate'
  await promisify(execFile)('sh', ['-c', `${files} | tar --null -T - -cf - | tar -xf - -C "$0"`, folder], {
    cwd: ROOT,
  })
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  await writeFile(join(folder, 'events.ndjson'), `${JSON.stringify(EVENT)}\n`)
}

/**
 * The environment of a reader in a clone: a server and a store, and `tributary` on the path.
 * All commands use this server, whatever address they name.
 */
export async function startReading(clone: string): Promise<Reader> {
  const folder = await mkdtemp(join(tmpdir(), 'tributary-page-'))
  const server = await startInProcess(['serve', '--port', '0', '--data', join(folder, 'data')])
  return {
    url: server.url,
    run: (commands) =>
      bash(`${PATH_LINE}\n${onServer(commands, server.url)}`, clone, {
        ...process.env,
        PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
        HOME: folder,
        NO_COLOR: '1',
        npm_lifecycle_event: '',
        TRIBUTARY_URL: server.url,
      }),
    async close() {
      await server.end()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const onServer = (commands: string, url: string): string =>
  commands.replaceAll(/https?:\/\/(?:127\.0\.0\.1|lineage|other|marquez):\d+/g, url)

function bash(commands: string, cwd: string, env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['-euo', 'pipefail', '-c', `exec 2>&1\n${commands}`], {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
    child.once('close', (code) => {
      if (code === 0) resolve(output)
      else reject(new Error(`${commands}\nended with ${String(code)}:\n${output}`))
    })
  })
}
