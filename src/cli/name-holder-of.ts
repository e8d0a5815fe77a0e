import type { Command } from 'commander'
import type { ProgramOptions } from './program/program-options.ts'
import { remedyFor, StoreHeld } from './store-held.ts'

type Ports = Pick<ProgramOptions, 'startServer' | 'openForMaintenance' | 'transfer'>

/** The ports that open a store. If another process has it, their errors say how this command works through the server. */
export function nameHolderOf(
  { startServer, openForMaintenance, transfer }: Ports,
  program: Command,
  invocation: string,
): Ports {
  const explained =
    <A extends readonly unknown[], R>(port: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      try {
        return await port(...args)
      } catch (error) {
        if (!(error instanceof StoreHeld)) throw error
        throw new StoreHeld(error.holder, remedyFor(wordsOf(program), error.holder, invocation))
      }
    }
  return {
    startServer: explained(startServer),
    openForMaintenance: explained(openForMaintenance),
    transfer: {
      exportGraph: explained(transfer.exportGraph),
      importGraph: explained(transfer.importGraph),
    },
  }
}

/** The parsed command line. Commander keeps it, but its types do not say so. */
const wordsOf = (program: Command): readonly string[] =>
  (program as Command & { readonly rawArgs: readonly string[] }).rawArgs
