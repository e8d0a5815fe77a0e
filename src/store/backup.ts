/** A copy of a store, as of one instant. */
export interface Backup {
  /** Where it lies. */
  readonly file: string
  readonly bytes: number
}
