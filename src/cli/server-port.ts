import type { ApiKeys } from '../app/access/create-api-keys.ts'
import type { Examination } from '../app/doctor/check.ts'
import type { PruneResult, PruneWish } from '../app/prune-all.ts'
import type { Backup, Rebuilt, Redacted, Verification, OnProgress } from '../app/maintenance.ts'

/** A declaration as an operator wrote it, such as `kafka://b2:9092 = kafka://b1:9092`. */
export interface NamespaceDeclaration {
  readonly text: string
  readonly where: string
}

/** Where the graph lies: in Neo4j if that is there, else in the folder. */
export interface StoreOptions {
  readonly data: string
  readonly neo4j?: {
    readonly uri: string
    readonly user?: string
    readonly password?: string
    readonly database?: string
  }
}

/** Who may do what, and how much of it. */
export interface AccessOptions {
  /** A key that may do everything, besides those of the store. */
  readonly apiKey?: string
  /** Where the first admin key is written, if there is no key yet. */
  readonly bootstrapKeyFile?: string
  /** Starts where others reach the server and no key is asked for. */
  readonly insecure: boolean
  /** The issuer whose tokens are taken. `scopeMap`: `word=scope` each. */
  readonly oidc?: {
    readonly issuer: string
    readonly audience: readonly string[]
    readonly jwksUrl?: string
    readonly scopeClaim?: string
    readonly scopeMap: readonly string[]
  }
  /** Origins whose pages may use the API. */
  readonly corsOrigins: readonly string[]
  /** Host names, besides `host`, to which the server answers without a key. */
  readonly allowedHosts: readonly string[]
  /** Requests a second of each key and each address; 0: any number. */
  readonly rateLimit: number
  /** Whether `X-Forwarded-For` and `X-Forwarded-Host` are believed. */
  readonly trustProxy: boolean
  readonly maxConnections: number
  /** Of an address that is not of this machine; 0: any number. */
  readonly maxConnectionsPerAddress: number
  /** Queries under way at once; absent: as many as suit the store. */
  readonly maxQueries?: number
  /** Bytes of answers that wait to be read by their callers. */
  readonly maxAnswerBytes: number
  /** Paths of certificate and private key. */
  readonly tls?: { readonly cert: string; readonly key: string }
}

/** What `serve` needs to know; main makes a server of it. */
export interface ServeOptions extends StoreOptions, AccessOptions {
  readonly host: string
  readonly port: number
  /** How this program is called, for remedies. */
  readonly invocation: string
  /** Declarations that a namespace of datasets is another, and where each was written. */
  readonly sameNamespaces?: readonly NamespaceDeclaration[]
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
  /** Of one request's body, after inflating. */
  readonly maxBodyBytes: number
  /** How long runs are kept after their last event, in milliseconds; absent: for ever. */
  readonly keepRunsMs?: number
  /** Where backups go; absent: none are made, as of Neo4j. */
  readonly backupFolder?: string
  /** Backups named by their time that are kept, the newest ones; absent: all. */
  readonly keepBackups?: number
  /** Queries that take so long are logged; 0: none. */
  readonly slowQueryMs: number
  /** How long it goes on after it was told to end and has said that it is not ready, and then finishes what is under way. */
  readonly drain: { readonly delayMs: number; readonly forMs: number }
  /** What no query may pass. */
  readonly ceiling: { readonly nodes: number; readonly edges: number; readonly timeMs: number }
}

export interface RunningServer {
  readonly url: string
  /** Whether it asked for no key when it started. */
  readonly isOpen: boolean
  /** Answers what is under way, commits what waits, lets go of the store. */
  close(): Promise<void>
}

/** A store, opened by this process to be verified or rebuilt, or for its keys. */
export interface OpenStore {
  readonly keys: Pick<ApiKeys, 'create' | 'list' | 'revoke'>
  verify(onProgress?: OnProgress): Promise<Verification>
  rebuild(onProgress?: OnProgress): Promise<Rebuilt>
  backup(file: string, onProgress?: OnProgress): Promise<Backup>
  redact(dryRun: boolean, onProgress?: OnProgress): Promise<Redacted>
  prune(wish: PruneWish, onProgress?: OnProgress): Promise<PruneResult>
  /** How it is, check by check; so many rows are compared with what the events give. */
  examine(sample: number): Promise<Examination>
  close(): Promise<void>
}

/** Opens a store that no server has open. @throws CommandFailed naming cause and remedy */
export type OpenForMaintenance = (
  options: StoreOptions,
  how?: {
    /** No folder is made where there is none. */
    readonly mustBeThere?: boolean
  },
) => Promise<OpenStore>

/** Starts a server that can answer. @throws CommandFailed naming cause and remedy */
export type StartServer = (options: ServeOptions) => Promise<RunningServer>
