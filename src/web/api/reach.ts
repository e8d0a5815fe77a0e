import { useSyncExternalStore } from 'react'
import { createCell } from './cell.ts'

/** Whether the last request found the server able to answer. */
export type Reach = 'there' | 'away'

const reach = createCell<Reach>('there')

export const tellReach = (now: Reach): void => reach.set(now)
export const useReach = (): Reach => useSyncExternalStore(reach.subscribe, reach.get)
export const watchReach = (listener: (now: Reach) => void): (() => void) =>
  reach.subscribe(() => listener(reach.get()))

/** Whether the server answers and can be asked. */
export const isReady = (): Promise<boolean> =>
  fetch('/readyz', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  )
