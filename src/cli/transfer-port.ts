import type { ByteLine } from './byte-lines.ts'
import type { StoreOptions } from './server-port.ts'

/** Exports and imports graphs; `src/main` implements it. Both functions throw CommandFailed with the cause and the remedy. */
export interface Transfer {
  /** Passes the lines of an export to `write`. Resolves to the number of rows. */
  readonly exportGraph: (from: StoreOptions, write: (line: string) => Promise<void>) => Promise<number>
  /** Calls `read` twice; each call reads the file from its start. Resolves to the number of rows. */
  readonly importGraph: (into: StoreOptions, read: () => AsyncIterable<ByteLine>) => Promise<number>
}
