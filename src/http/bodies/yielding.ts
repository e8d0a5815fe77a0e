/** Milliseconds of work after which others get a turn: a person does not notice ten times as much. */
const TURN_MS = 10

/**
 * A pause for loops over many items: resolves at once, but lets other requests go first when the loop has worked for 10 ms
 * since it last did.
 */
export function createYielding(): () => Promise<void> | undefined {
  let began = performance.now()
  return () => {
    if (performance.now() - began < TURN_MS) return undefined
    return new Promise((resolve) => {
      setImmediate(() => {
        began = performance.now()
        resolve()
      })
    })
  }
}
