import { exportGraph } from '../app/transfer/export-graph.ts'
import { importGraph, UnusableExport } from '../app/transfer/import-graph.ts'
import { CommandFailed } from '../cli/command-failed.ts'
import type { Transfer } from '../cli/transfer-port.ts'
import { producerRules } from '../openlineage/producer-rules.ts'
import { assertStoreExists, withStore } from './open-store.ts'

/** The implementation of `export` and `import`. */
export const transfer: Transfer = {
  async exportGraph(from, write) {
    assertStoreExists(from)
    return withStore(from, (store) => exportGraph({ store, rulesVersion: producerRules.version, write }))
  },
  async importGraph(into, read) {
    try {
      return await withStore(
        into,
        (store) => importGraph({ store, rulesVersion: producerRules.version, read }),
        {
          forImport: true,
        },
      )
    } catch (error) {
      throw error instanceof UnusableExport
        ? new CommandFailed(error.message, 'tributary help export')
        : error
    }
  },
}
