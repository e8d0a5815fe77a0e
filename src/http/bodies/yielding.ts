/** Milliseconds of work before other requests get a turn. People notice delays above ten times this. */
const TURN_MS = 10

/**
 * A pause for loops over many items: `await pause()` lets other requests run if the loop has worked for 10 ms since the last
 * pause, and costs nothing otherwise.
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
