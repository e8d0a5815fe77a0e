import { useSyncExternalStore } from 'react'
import { createCell } from '../api/cell.ts'

/** Interval between ticks in milliseconds. */
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
  // Without watchers the clock does not tick.
  if (watchers === 0 && Date.now() - clock.get() > TICK) clock.set(Date.now())
  return clock.get()
}

/** The current time in ms since 1970, updated every 15 s while watched. */
export const useClock = (): number => useSyncExternalStore(watch, now)
