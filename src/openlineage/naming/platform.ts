import type { StorageRule } from './storage-rules.ts'

/** What Tributary knows of one kind of data store: how its datasets are named and where they are kept. */
export interface Platform {
  /** The canonical scheme of its namespaces, and its type as a Location. */
  readonly scheme: string
  /** Other schemes for the same. */
  readonly aliases?: readonly string[]
  /** Added to each host of the authority that has no port. */
  readonly defaultPort?: number
  /** Names are paths, not dotted names. */
  readonly paths?: boolean
  /** `false` if a slash at the end of a namespace or a name means nothing (AWS Glue: `table/sales/orders/`). */
  readonly endsInSlash?: false
  /** Names below a URL are absolute paths, whether or not they begin with a slash (Airflow: `file://` and `srv/x`). */
  readonly rooted?: boolean
  /** How a namespace looks that is the scheme alone: as the word, or as the word and `://`. Told apart if absent. */
  readonly bare?: 'word' | 'slashes'
  /** What follows the scheme of its namespaces, where that is not `://`. */
  readonly separator?: ':'
  /** `file:///x` is `file:/x` (RFC 8089). */
  readonly oneSlash?: boolean
  /** Its authority is a list of `host[:port]`, each an Address; `ports` if only those with a port are hosts. */
  readonly hosts?: 'all' | 'ports'
  /** Database, bucket, container or catalog; absent where the platform has none. */
  readonly storage?: StorageRule
}
