import { lazy, type ComponentType, type LazyExoticComponent } from 'react'
import { isReady, tellReach, watchReach } from '../api/reach.ts'

type Load<T> = () => Promise<{ readonly default: T }>

/** The server answers and does not have what is to be loaded: it is of another version by now. */
export class PartMissing extends Error {
  constructor(cause: unknown) {
    super('a part of the viewer is not there', { cause })
    this.name = 'PartMissing'
  }
}

/** A component that is loaded once it is shown, or, where the server is away then, once it is back. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- what any component takes
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

/** Resolves once the server, which is away, is back. */
const back = (): Promise<void> =>
  new Promise((resolve) => {
    tellReach('away')
    const end = watchReach((now) => {
      if (now !== 'there') return
      end()
      resolve()
    })
  })
