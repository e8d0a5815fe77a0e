import { databases } from './databases.ts'
import { embeddedDatabases } from './embedded-databases.ts'
import { fileSystems } from './file-systems.ts'
import { documentStores, objectStores } from './object-stores.ts'
import type { Platform } from './platform.ts'
import { streams } from './streams.ts'
import { warehouses } from './warehouses.ts'

/** All known platforms. To add one, add a line to the file of its family and a row to docs/naming.md. */
export const platforms: readonly Platform[] = [
  ...databases,
  ...warehouses,
  ...embeddedDatabases,
  ...objectStores,
  ...documentStores,
  ...fileSystems,
  ...streams,
]

const byScheme = new Map(
  platforms.flatMap((platform) =>
    [platform.scheme, ...(platform.aliases ?? [])].map((scheme) => [scheme, platform] as const),
  ),
)

/** The platform of a scheme or of an alias of it, in any case. */
export function platformOf(scheme: string): Platform | undefined {
  return byScheme.get(scheme.toLowerCase())
}
