import { useSyncExternalStore } from 'react'
import { createCell } from './cell.ts'

/** Whether the last request found an available server. */
export type Connectivity = 'online' | 'offline'

const connectivity = createCell<Connectivity>('online')

export const setConnectivity = (now: Connectivity): void => connectivity.set(now)
export const useConnectivity = (): Connectivity =>
  useSyncExternalStore(connectivity.subscribe, connectivity.get)
export const watchConnectivity = (listener: (now: Connectivity) => void): (() => void) =>
  connectivity.subscribe(() => listener(connectivity.get()))

/** Whether the server is ready for requests. */
export const isReady = (): Promise<boolean> =>
  fetch('/readyz', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  )
