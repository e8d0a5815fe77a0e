/** One line of the output of `bench:web`. */
export interface Figure {
  readonly what: string
  readonly value: number
  readonly unit: string
  readonly wanted?: number
  /** CPU time of the page's process in milliseconds: on a busy machine it is more reliable. */
  readonly cpu?: number
}
