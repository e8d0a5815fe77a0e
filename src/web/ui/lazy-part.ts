import { lazy, type ComponentType, type LazyExoticComponent } from 'react'
import { isReady, setConnectivity, watchConnectivity } from '../api/connectivity.ts'

type Load<T> = () => Promise<{ readonly default: T }>

/** The server is available but does not have the requested file, because it runs another version. */
export class PartMissing extends Error {
  constructor(cause: unknown) {
    super('a part of the viewer is missing on the server', { cause })
    this.name = 'PartMissing'
  }
}

/** A component loaded on first use. If the server is unavailable, loading continues once it is back. */
// oxlint-disable-next-line typescript/no-explicit-any -- what any component takes
export const lazyPart = <T extends ComponentType<any>>(load: Load<T>): LazyExoticComponent<T> =>
  lazy(() => onceLoaded(load))

/** @throws PartMissing */
export async function onceLoaded<T>(load: Load<T>): Promise<{ readonly default: T }> {
  for (let isSecond = false; ;) {
    try {
      return await load()
    } catch (error) {
      const isThere = await isReady()
      if (isThere && isSecond) throw new PartMissing(error)
      isSecond = isThere
      if (!isThere) await back()
    }
  }
}

/** Resolves once the server is available again. */
const back = (): Promise<void> =>
  new Promise((resolve) => {
    setConnectivity('offline')
    const end = watchConnectivity((now) => {
      if (now !== 'online') return
      end()
      resolve()
    })
  })
