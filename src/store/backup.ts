export interface BackupOptions {
  /** After the backup, delete all but this many of the newest backups with generated names. If absent, delete none. */
  readonly keepNewest?: number
}

/** A copy of a store, as of one instant. */
export interface Backup {
  /** Its absolute path. */
  readonly file: string
  readonly bytes: number
}
