/** Connects the command line with the rest of the program. Each command imports the modules that it needs when it runs. */
import { readFileSync } from 'node:fs'
import { createProgram } from '../cli/create-program.ts'
import { runProgram } from '../cli/run-program.ts'

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  readonly version: string
}

await runProgram(
  createProgram({
    version,
    async startServer(options) {
      const { startServer } = await import('./start-server.ts')
      return startServer(options, version)
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
    terminal: { out: process.stdout, err: process.stderr, input: process.stdin, env: process.env },
  }),
)
