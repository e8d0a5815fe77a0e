/** Progress of a long task on a store. */
export interface Progress {
  /** The current step: `reading`, `deriving`, `comparing`, `repairing`, `copying`, `looking at`. */
  readonly doing: string
  readonly done: number
  /** An estimate made at the beginning; raised if there turn out to be more. */
  readonly total: number
  /** `rows`, `pages`, `runs` … */
  readonly unit: string
}

/** Called repeatedly, at no fixed interval. */
export type OnProgress = (progress: Progress) => void
