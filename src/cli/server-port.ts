import type { ApiKeys } from '../app/access/create-api-keys.ts'
import type { Examination } from '../app/doctor/check.ts'
import type { PruneResult, PruneOptions } from '../app/prune-all.ts'
import type { Backup, Rebuilt, Redacted, Verification, OnProgress } from '../app/maintenance.ts'

/** A declaration of the operator, such as `kafka://b2:9092 = kafka://b1:9092`, and its place. */
export interface NamespaceDeclaration {
  readonly text: string
  readonly where: string
}

/** The store of the graph: Neo4j if `neo4j` is set, else the embedded store in the folder `data`. */
export interface StoreOptions {
  readonly data: string
  readonly neo4j?: {
    readonly uri: string
    readonly user?: string
    readonly password?: string
    readonly database?: string
  }
}

/** Keys, tokens, limits and TLS. */
export interface AccessOptions {
  /** An admin key, in addition to the keys of the store. */
  readonly apiKey?: string
  /** The file for the first admin key, which the server creates if no key exists. */
  readonly bootstrapKeyFile?: string
  /** Whether to start without keys even if other machines can reach the server. */
  readonly insecure: boolean
  /** The issuer of accepted tokens. `scopeMap`: texts of the form `word=scope`. */
  readonly oidc?: {
    readonly issuer: string
    readonly audience: readonly string[]
    readonly jwksUrl?: string
    readonly scopeClaim?: string
    readonly scopeMap: readonly string[]
  }
  /** Origins whose pages may use the API. */
  readonly corsOrigins: readonly string[]
  /** Host names, besides `host`, that requests without a key may use. */
  readonly allowedHosts: readonly string[]
  /** Requests per second of each key and each address; 0: no limit. */
  readonly rateLimit: number
  /** Whether to use `X-Forwarded-For` and `X-Forwarded-Host`. */
  readonly trustProxy: boolean
  readonly maxConnections: number
  /** The limit of one address of another machine; 0: no limit. */
  readonly maxConnectionsPerAddress: number
  /** The maximum number of running queries; absent: the default of the store. */
  readonly maxQueries?: number
  /** The maximum bytes of answers that clients have not read yet. */
  readonly maxAnswerBytes: number
  /** The paths of the certificate and the private key. */
  readonly tls?: { readonly cert: string; readonly key: string }
}

/** The options of `serve`, from which `src/main` starts a server. */
export interface ServeOptions extends StoreOptions, AccessOptions {
  readonly host: string
  readonly port: number
  /** How the user calls this program, for messages. */
  readonly invocation: string
  /** Declarations that one dataset namespace is an alias of another. */
  readonly sameNamespaces?: readonly NamespaceDeclaration[]
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
  /** The limit of a request body, after decompression. */
  readonly maxBodyBytes: number
  /** Milliseconds after its last event until a run is deleted; absent: never. */
  readonly keepRunsMs?: number
  /** The folder for backups; absent: no backups, as for Neo4j. */
  readonly backupFolder?: string
  /** The number of automatically named backups to keep, newest first; absent: all. */
  readonly keepBackups?: number
  /** The minimum duration of queries to log; 0: none. */
  readonly slowQueryMs: number
  /** At shutdown: `delayMs` to continue while /readyz answers 503, then at most `forMs` to finish requests in progress. */
  readonly drain: { readonly delayMs: number; readonly forMs: number }
  /** The limits that no query may exceed. */
  readonly ceiling: { readonly nodes: number; readonly edges: number; readonly timeMs: number }
}

export interface RunningServer {
  readonly url: string
  /** Whether it required no key when it started. */
  readonly isOpen: boolean
  /** Finishes requests in progress, commits waiting events, and closes the store. */
  close(): Promise<void>
}

/** A store that this process has opened for a maintenance command. */
export interface OpenStore {
  readonly keys: Pick<ApiKeys, 'create' | 'list' | 'revoke'>
  verify(onProgress?: OnProgress): Promise<Verification>
  rebuild(onProgress?: OnProgress): Promise<Rebuilt>
  backup(file: string, onProgress?: OnProgress): Promise<Backup>
  redact(dryRun: boolean, onProgress?: OnProgress): Promise<Redacted>
  prune(request: PruneOptions, onProgress?: OnProgress): Promise<PruneResult>
  /** Runs the checks of the doctor. `sample`: number of rows to compare with the stored events. */
  examine(sample: number): Promise<Examination>
  close(): Promise<void>
}

/** Opens a store that no server uses. @throws CommandFailed with the cause and the remedy */
export type OpenForMaintenance = (
  options: StoreOptions,
  how?: {
    /** Whether to fail, instead of creating a store, if the folder does not exist. */
    readonly mustExist?: boolean
  },
) => Promise<OpenStore>

/** Starts a server. Resolves when it accepts requests. @throws CommandFailed with the cause and the remedy */
export type StartServer = (
  options: ServeOptions,
  how?: {
    /** Whether only this command uses the server: the store must exist, and the address is not announced. */
    readonly forCommand?: boolean
  },
) => Promise<RunningServer>
