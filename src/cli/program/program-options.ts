import type { OpenForMaintenance, StartServer } from '../server-port.ts'
import type { Terminal } from '../terminal.ts'
import type { Transfer } from '../transfer-port.ts'

export interface ProgramOptions {
  readonly version: string
  readonly terminal: Terminal
  readonly startServer: StartServer
  readonly openForMaintenance: OpenForMaintenance
  readonly transfer: Transfer
  /** Where the saved queries are that `queries add-starters` adds. */
  readonly starters: URL
  /** Where the recorded examples of the demo are. */
  readonly examples: URL
}

/**
 * What each group of commands is made from. Their actions import what they run: the tree of commands is made at every start,
 * and one of them is used.
 */
export interface ProgramContext extends ProgramOptions {
  /** How this program is called, for examples and remedies: `tributary` or `npm run -s tributary --`. */
  readonly invocation: string
}
