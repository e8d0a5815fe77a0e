/** How far long work on a store is. */
export interface Progress {
  /** What it does now: `reading`, `deriving`, `comparing`, `repairing`, `copying`, `looking at`. */
  readonly doing: string
  readonly done: number
  /** As many as there were when it began, or as they turn out to be. */
  readonly total: number
  /** `rows`, `pages`, `runs` … */
  readonly unit: string
}

/** Is told again and again, as seldom or often as it comes. */
export type OnProgress = (progress: Progress) => void
