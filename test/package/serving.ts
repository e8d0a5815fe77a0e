import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { freePort } from '../neo4j/free-port.ts'

export interface Serving {
  readonly url: string
  /** Asks it to end, and resolves to its exit code. */
  end(): Promise<number | null>
  kill(): void
}

/** Starts a server by a program of the package; resolves when it listens. */
export async function startServing(program: string, data: string, env: NodeJS.ProcessEnv): Promise<Serving> {
  const port = await freePort()
  const server = spawn(program, ['serve', '--port', String(port), '--data', data, '--log-level', 'warn'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exit = once(server, 'exit') as Promise<[number | null]>
  const listens = new Promise<void>((resolve) => {
    let text = ''
    server.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
      if (text.includes('listening on')) resolve()
    })
  })
  await Promise.race([
    listens,
    exit.then(([code]) => Promise.reject(new Error(`the server exited with ${String(code)}`))),
  ])
  return {
    url: `http://127.0.0.1:${port}`,
    async end() {
      server.kill('SIGTERM')
      return (await exit)[0]
    },
    kill: () => void server.kill('SIGKILL'),
  }
}
