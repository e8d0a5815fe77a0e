import { quoted, splitDotted, unquoted } from './dotted-name.ts'
import type { NamespaceParts } from './namespace.ts'

/** A dataset's name in two: the Storage that it is kept in, and its name there. */
export interface Stored {
  readonly storage: string
  readonly name: string
}

/** Which Storage a dataset is kept in, of its namespace and name; undefined where they do not tell. `join` is the way back. */
export interface StorageRule {
  readonly split: (namespace: NamespaceParts, name: string) => Stored | undefined
  readonly join: (namespace: NamespaceParts, stored: Stored) => string
}

/** The first of at least so many dotted parts, as in `database.schema.table`. */
export const firstOf = (parts: number): StorageRule => ({
  split(_, name) {
    const split = splitDotted(name)
    return split.length < parts ? undefined : { storage: unquoted(split[0]!), name: split.slice(1).join('.') }
  },
  join: (_, { storage, name }) => `${quoted(storage)}.${name}`,
})

/** Told by the namespace: the name is all within. */
const ofNamespace = (storageOf: (namespace: NamespaceParts) => string | undefined): StorageRule => ({
  split(namespace, name) {
    const storage = storageOf(namespace)
    return storage ? { storage, name } : undefined
  },
  join: (_, { name }) => name,
})

/** The authority itself, as of a bucket. */
export const wholeAuthority = ofNamespace(({ authority }) => authority)

/** What stands before the `@`, as in `container@account.dfs.core.windows.net`. */
export const beforeAt = ofNamespace(({ authority }) =>
  authority.includes('@') ? authority.slice(0, authority.indexOf('@')) : undefined,
)

/** The first segment of the namespace's path that follows this prefix, as the database in `/dbs/shop`. */
export const pathSegment = (prefix: string): StorageRule =>
  ofNamespace(({ path }) => (path.startsWith(prefix) ? path.slice(prefix.length).split('/')[0] : undefined))

/** The database of `{schema}.{table}` in `sqlserver://host:1433;database=shop`, else the first of three parts. */
export const databaseParameter: StorageRule = {
  split(namespace, name) {
    const database = /;(?:database|databaseName)=([^;]+)/i.exec(namespace.authority + namespace.path)?.[1]
    return firstOf(3).split(namespace, name) ?? (database ? { storage: database, name } : undefined)
  },
  join: (namespace, stored) =>
    databaseParameter.split(namespace, stored.name)?.storage === stored.storage
      ? stored.name
      : firstOf(3).join(namespace, stored),
}

/** What stands between one of these prefixes of the name and the next mark. */
const between = (prefixes: readonly string[], mark: string): StorageRule => ({
  split(_, name) {
    const prefix = prefixes.find((candidate) => name.startsWith(candidate))
    if (prefix === undefined) return undefined
    const end = name.indexOf(mark, prefix.length)
    const storage = name.slice(prefix.length, end)
    return end === -1 || storage === '' ? undefined : { storage, name: prefix + name.slice(end + 1) }
  },
  join(_, { storage, name }) {
    const prefix = prefixes.find((candidate) => name.startsWith(candidate)) ?? prefixes[0]!
    return prefix + storage + mark + (name.startsWith(prefix) ? name.slice(prefix.length) : name)
  },
})

/** `{database}/{table}`. */
export const firstSegment = between([''], '/')

/** `topic:{project}:{topic}` and `subscription:{project}:{subscription}`. */
export const pubSubProject = between(['topic:', 'subscription:'], ':')

const glueTable = between(['table/'], '/')

/** `table/{database}/{table}`, in AWS Glue alone of all that has an ARN. */
export const glueDatabase: StorageRule = {
  ...glueTable,
  split: (namespace, name) =>
    namespace.path.startsWith('aws:glue:') ? glueTable.split(namespace, name) : undefined,
}
