import * as databases from './databases.ts'
import * as embedded from './embedded-databases.ts'
import * as files from './file-systems.ts'
import { hive } from './hive.ts'
import { kafka } from './kafka.ts'
import * as objects from './object-stores.ts'
import type { Platform } from './platform.ts'
import * as warehouses from './warehouses.ts'

/** All platforms that are known: a new one is its line in a family's file, or a file and a line here. */
const platforms: readonly Platform[] = [
  ...Object.values(databases),
  ...Object.values(warehouses),
  ...Object.values(embedded),
  ...Object.values(objects),
  ...Object.values(files),
  kafka,
  hive,
]

const byScheme = new Map(
  platforms.flatMap((platform) =>
    [platform.scheme, ...(platform.aliases ?? [])].map((scheme) => [scheme, platform] as const),
  ),
)

/** The platform of a scheme, in any case, canonical or not. */
export function platformOf(scheme: string): Platform | undefined {
  return byScheme.get(scheme.toLowerCase())
}
