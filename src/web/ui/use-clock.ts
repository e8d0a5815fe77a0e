import { useSyncExternalStore } from 'react'
import { createCell } from '../api/cell.ts'

/** How often it is told, in milliseconds. */
export const TICK = 15_000

const clock = createCell(Date.now())
let watchers = 0
let timer: ReturnType<typeof setInterval> | undefined

function watch(listener: () => void): () => void {
  const end = clock.subscribe(listener)
  if (watchers++ === 0) timer = setInterval(() => clock.set(Date.now()), TICK)
  return () => {
    end()
    if (--watchers === 0) clearInterval(timer)
  }
}

function now(): number {
  // While nobody watches, it stands still.
  if (watchers === 0 && Date.now() - clock.get() > TICK) clock.set(Date.now())
  return clock.get()
}

/** What time it is, in ms since 1970, told again every quarter of a minute to who watches it. */
export const useClock = (): number => useSyncExternalStore(watch, now)
