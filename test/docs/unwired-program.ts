import type { Command } from 'commander'
import { createProgram } from '../../src/cli/create-program.ts'

/** The command-line program for its own documentation: commands do nothing. `home` contains the user's folders. */
export function unwiredProgram(home: string): Command {
  const unwired = (): never => {
    throw new Error('this program is there to be described')
  }
  return createProgram({
    version: '0',
    terminal: {
      out: process.stdout,
      err: process.stderr,
      input: process.stdin,
      env: { HOME: home },
      stopped: unwired,
    },
    startServer: unwired,
    openForMaintenance: unwired,
    transfer: { exportGraph: unwired, importGraph: unwired },
    starters: new URL('file:///'),
    examples: new URL('file:///'),
    docs: new URL('../../', import.meta.url),
  })
}
