import type { StorageRule } from './storage-rules.ts'

/** The naming rules of one kind of data store. */
export interface Platform {
  /** The canonical scheme of its namespaces, and its type as a Location. */
  readonly scheme: string
  /** Other schemes for the same platform. */
  readonly aliases?: readonly string[]
  /** Added to each host of the authority that has no port. */
  readonly defaultPort?: number
  /** Names are paths, not dotted names. */
  readonly paths?: boolean
  /** `false` if a slash at the end of a namespace or a name has no meaning (AWS Glue: `table/sales/orders/`). */
  readonly endsInSlash?: false
  /** Names below a URL are absolute paths, with or without a leading slash (Airflow: `srv/x` in `file://`). */
  readonly rooted?: boolean
  /** The canonical form of a namespace that is only the scheme: `file`, or `file://`. If absent, the two forms are different. */
  readonly bare?: 'word' | 'slashes'
  /** The separator after the scheme, if it is not `://`. */
  readonly separator?: ':'
  /** `file:///x` is `file:/x` (RFC 8089). */
  readonly oneSlash?: boolean
  /** The authority is a list of `host[:port]`, and each is an Address. With `ports`, only those with a port. */
  readonly hosts?: 'all' | 'ports'
  /** How to find the database, bucket, container or catalog; absent if the platform has none. */
  readonly storage?: StorageRule
}
