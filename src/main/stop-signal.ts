/**
 * Resolves at the first signal. A second signal exits the process at once, unless it comes within a second: under npm, Ctrl-C
 * arrives twice, from the terminal and from npm. The listeners remain, because without one a signal would kill the process.
 */
export function stopSignal(signals: readonly NodeJS.Signals[]): Promise<void> {
  return new Promise((resolve) => {
    let first: number | undefined
    const onSignal = (): void => {
      first ??= performance.now()
      if (performance.now() - first > 1000) process.exit(1)
      resolve()
    }
    for (const signal of signals) process.on(signal, onSignal)
  })
}
