import type { Backup, Rebuilt, Verification } from '../app/maintenance.ts'

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

/** What `serve` needs to know; main makes a server of it. */
export interface ServeOptions extends StoreOptions {
  readonly host: string
  readonly port: number
  readonly apiKey?: string
  /** Declarations that a namespace of datasets is another, and where each was written. */
  readonly sameNamespaces?: readonly NamespaceDeclaration[]
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
  /** Of one request's body, after inflating. */
  readonly maxBodyBytes: number
  /** Where backups go; absent: none are made. */
  readonly backupFolder?: string
  /** Queries that take so long are logged; 0: none. */
  readonly slowQueryMs: number
  /** How long it goes on after it was told to end and has said that it is not ready, and then finishes what is under way. */
  readonly drain: { readonly delayMs: number; readonly forMs: number }
  /** What no query may pass. */
  readonly ceiling: { readonly nodes: number; readonly edges: number; readonly timeMs: number }
}

export interface RunningServer {
  readonly url: string
  /** Answers what is under way, commits what waits, lets go of the store. */
  close(): Promise<void>
}

/** A store, opened to be verified or rebuilt by this process. */
export interface OpenStore {
  verify(): Promise<Verification>
  rebuild(): Promise<Rebuilt>
  backup(file: string): Promise<Backup>
  close(): Promise<void>
}

/** Opens a store that no server has open. @throws CommandFailed naming cause and remedy */
export type OpenForMaintenance = (options: StoreOptions) => Promise<OpenStore>

/** Starts a server that can answer. @throws CommandFailed naming cause and remedy */
export type StartServer = (options: ServeOptions) => Promise<RunningServer>
