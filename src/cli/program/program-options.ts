import type { OpenForMaintenance, StartServer } from '../server-port.ts'
import type { Terminal } from '../terminal.ts'
import type { Transfer } from '../transfer-port.ts'

export interface ProgramOptions {
  readonly version: string
  readonly terminal: Terminal
  readonly startServer: StartServer
  readonly openForMaintenance: OpenForMaintenance
  readonly transfer: Transfer
  /** The folder of the queries for `queries add-starters`. */
  readonly starters: URL
  /** The folder of the recorded examples for the demo. */
  readonly examples: URL
  /** The root of the checkout or the package, which has the sources of the documentation. */
  readonly docs: URL
}

/**
 * The context of each group of commands. Actions import the code that they run, because every start creates the whole tree of
 * commands and uses only one.
 */
export interface ProgramContext extends ProgramOptions {
  /** How the user calls this program, for examples and messages: `tributary` or `npm run -s tributary --`. */
  readonly invocation: string
}
