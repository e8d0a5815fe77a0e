import type { ExportChunksOptions } from './export-chunks.ts'
import { exportChunks } from './export-chunks.ts'

/** Exports over HTTP. */
export interface Exports {
  /** The text of an export in chunks; undefined while another one is read, since each holds a snapshot. */
  begin(): AsyncGenerator<string, void, undefined> | undefined
}

/** Allows one export at a time. */
export function createExports(options: ExportChunksOptions): Exports {
  let isBusy = false
  return {
    begin() {
      if (isBusy) return undefined
      isBusy = true
      return (async function* () {
        try {
          yield* exportChunks(options)
        } finally {
          isBusy = false
        }
      })()
    },
  }
}
