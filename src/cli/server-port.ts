/** A declaration as an operator wrote it, such as `kafka://b2:9092 = kafka://b1:9092`. */
export interface NamespaceDeclaration {
  readonly text: string
  readonly where: string
}

/** What `serve` needs to know; main makes a server of it. */
export interface ServeOptions {
  readonly host: string
  readonly port: number
  readonly data: string
  readonly neo4j?: {
    readonly uri: string
    readonly user?: string
    readonly password?: string
    readonly database?: string
  }
  readonly apiKey?: string
  /** Declarations that a namespace of datasets is another, and where each was written. */
  readonly sameNamespaces?: readonly NamespaceDeclaration[]
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
  /** Of one request's body, after inflating. */
  readonly maxBodyBytes: number
  /** What no query may pass. */
  readonly ceiling: { readonly nodes: number; readonly edges: number; readonly timeMs: number }
}

export interface RunningServer {
  readonly url: string
  /** Answers what is under way, commits what waits, lets go of the store. */
  close(): Promise<void>
}

/** Starts a server that can answer. @throws CommandFailed naming cause and remedy */
export type StartServer = (options: ServeOptions) => Promise<RunningServer>
