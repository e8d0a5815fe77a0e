import { quoted, splitDotted, unquoted } from './dotted-name.ts'
import type { NamespaceParts } from './namespace.ts'

/** A dataset's name, split into its Storage and its name in the Storage. */
export interface Stored {
  readonly storage: string
  readonly name: string
}

/** Finds the Storage of a dataset from its namespace and name; undefined if they do not contain it. `join` is the inverse. */
export interface StorageRule {
  readonly split: (namespace: NamespaceParts, name: string) => Stored | undefined
  readonly join: (namespace: NamespaceParts, stored: Stored) => string
}

/** The first of at least `parts` dotted parts, such as the database in `database.schema.table`. */
export const firstOf = (parts: number): StorageRule => ({
  split(_, name) {
    const split = splitDotted(name)
    return split.length < parts ? undefined : { storage: unquoted(split[0]!), name: split.slice(1).join('.') }
  },
  join: (_, { storage, name }) => `${quoted(storage)}.${name}`,
})

/** A Storage that is part of the namespace. The name does not contain it. */
const ofNamespace = (storageOf: (namespace: NamespaceParts) => string | undefined): StorageRule => ({
  split(namespace, name) {
    const storage = storageOf(namespace)
    return storage ? { storage, name } : undefined
  },
  join: (_, { name }) => name,
})

/** The whole authority, such as a bucket. */
export const wholeAuthority = ofNamespace(({ authority }) => authority)

/** The authority before the `@`, such as the container in `container@account.dfs.core.windows.net`. */
export const beforeAt = ofNamespace(({ authority }) =>
  authority.includes('@') ? authority.slice(0, authority.indexOf('@')) : undefined,
)

/** The first segment after this prefix in the namespace's path, such as the database in `/dbs/shop`. */
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

/** The text between one of these prefixes of the name and the next `mark`. */
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

/** `table/{database}/{table}`, only for the ARNs of AWS Glue. */
export const glueDatabase: StorageRule = {
  ...glueTable,
  split: (namespace, name) =>
    namespace.path.startsWith('aws:glue:') ? glueTable.split(namespace, name) : undefined,
}
