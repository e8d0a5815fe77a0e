export interface BackupOptions {
  /** Afterwards, so many backups that are named by their time are left in the folder, the newest ones; absent: all. */
  readonly keepNewest?: number
}

/** A copy of a store, as of one instant. */
export interface Backup {
  /** Where it lies. */
  readonly file: string
  readonly bytes: number
}
