/** Connects the command line with the rest of the program. Each command imports the modules that it needs when it runs. */
import { readFileSync } from 'node:fs'
import { createProgram } from '../cli/create-program.ts'
import type { Terminal } from '../cli/terminal.ts'

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  readonly version: string
}

/** The whole program, whose commands use the streams and the environment of `terminal`. */
export const createWiredProgram = (terminal: Terminal): ReturnType<typeof createProgram> =>
  createProgram({
    version,
    async startServer(options, how) {
      const { startServer } = await import('./start-server.ts')
      return startServer(options, version, terminal.err, how)
    },
    async openForMaintenance(options, how) {
      const { openForMaintenance } = await import('./open-for-maintenance.ts')
      return openForMaintenance(version, options, how)
    },
    transfer: {
      async exportGraph(from, write) {
        const { transfer } = await import('./transfer.ts')
        return transfer.exportGraph(from, write)
      },
      async importGraph(into, read) {
        const { transfer } = await import('./transfer.ts')
        return transfer.importGraph(into, read)
      },
    },
    starters: new URL('../../queries/', import.meta.url),
    examples: new URL('../../examples/', import.meta.url),
    docs: new URL('../../', import.meta.url),
    terminal,
  })
