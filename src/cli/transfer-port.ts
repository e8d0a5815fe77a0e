import type { ByteLine } from './byte-lines.ts'
import type { StoreOptions } from './server-port.ts'

/** Graphs out of stores and into them; main makes it. Both throw CommandFailed naming cause and remedy. */
export interface Transfer {
  /** Hands over the lines of an export. Resolves to the number of rows. */
  readonly exportGraph: (from: StoreOptions, write: (line: string) => Promise<void>) => Promise<number>
  /** `read` reads the file from its beginning; it is called twice. Resolves to the number of rows. */
  readonly importGraph: (into: StoreOptions, read: () => AsyncIterable<ByteLine>) => Promise<number>
}
