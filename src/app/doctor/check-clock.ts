import type { Instant } from '../../domain/time.ts'
import { failure, passed, warning, type Check } from './check.ts'

/** A query such as `since 1h` compares the server's clock with times from other clocks. */
const NOTABLE_MS = 2_000
const WRONG_MS = 60_000

/** Compares another clock with this machine's. `there` was read between the instants `before` and `after`. */
export function checkClock(
  name: string,
  whose: string,
  there: Instant,
  { before, after }: { readonly before: Instant; readonly after: Instant },
): Check {
  const off = there < before ? there - before : there > after ? there - after : 0
  const message =
    off === 0
      ? `${whose} shows the same time`
      : `${whose} is ${(Math.abs(off) / 1000).toFixed(1)} s ${off > 0 ? 'ahead' : 'behind'}`
  const remedy = 'Let both machines use a time server (NTP).'
  if (Math.abs(off) >= WRONG_MS) return failure(name, message, remedy)
  return Math.abs(off) >= NOTABLE_MS ? warning(name, message, remedy) : passed(name, message)
}
