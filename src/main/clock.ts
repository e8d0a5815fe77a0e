/** A monotonic clock, in milliseconds. */
export const clock = (): number => performance.now()
