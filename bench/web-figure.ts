/** One line of what `bench:web` prints. */
export interface Figure {
  readonly what: string
  readonly value: number
  readonly unit: string
  readonly wanted?: number
  /** What the page's process used of the CPU for it, in milliseconds: on a busy machine it says more. */
  readonly cpu?: number
}
