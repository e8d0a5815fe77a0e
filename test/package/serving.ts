import { spawn } from 'node:child_process'
import { untilListening, type RunningCli } from '../cli/run-cli.ts'

/** Starts a server with a program of the package; resolves when it listens. */
export const startServing = (program: string, data: string, env: NodeJS.ProcessEnv): Promise<RunningCli> =>
  untilListening(
    spawn(program, ['serve', '--port', '0', '--data', data, '--log-level', 'warn'], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  )
