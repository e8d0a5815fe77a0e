import { spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
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

/**
 * The environment of a reader: a server and a store, a folder that looks like a clone, and `tributary` on the path.
 * All commands use this server, whatever address they name.
 */
export async function startReading(): Promise<Reader> {
  const folder = await mkdtemp(join(tmpdir(), 'tributary-page-'))
  await mkdir(join(folder, 'bin'))
  await symlink(join(ROOT, 'examples'), join(folder, 'examples'))
  await writeFile(join(folder, 'events.ndjson'), `${JSON.stringify(EVENT)}\n`)
  const script = join(folder, 'bin', 'tributary')
  const main = join(ROOT, 'src', 'main.ts')
  await writeFile(
    script,
    `#!/bin/sh\nexec "${process.execPath}" --disable-warning=ExperimentalWarning "${main}" "$@"\n`,
  )
  await chmod(script, 0o755)
  const server = await startInProcess(['serve', '--port', '0', '--data', join(folder, 'data')])
  const path = [join(folder, 'bin'), dirname(process.execPath), process.env.PATH].join(delimiter)
  return {
    url: server.url,
    run: (commands) =>
      bash(onServer(commands, server.url), folder, {
        ...process.env,
        PATH: path,
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
  commands
    .replaceAll(/https?:\/\/(?:127\.0\.0\.1|lineage|other|marquez):\d+/g, url)
    .replaceAll('npm run -s tributary --', 'tributary')

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
