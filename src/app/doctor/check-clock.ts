import type { Instant } from '../../domain/time.ts'
import { failure, passed, warning, type Check } from './check.ts'

/** Questions such as `since 1h` are asked by one clock and answered by times of others. */
const NOTABLE_MS = 2_000
const WRONG_MS = 60_000

/** Another's clock beside the one here. `there` was told between the instants `before` and `after`. */
export function checkClock(
  name: string,
  whose: string,
  there: Instant,
  { before, after }: { readonly before: Instant; readonly after: Instant },
): Check {
  const off = there < before ? there - before : there > after ? there - after : 0
  const told =
    off === 0
      ? `${whose} shows the same time`
      : `${whose} is ${(Math.abs(off) / 1000).toFixed(1)} s ${off > 0 ? 'ahead' : 'behind'}`
  const remedy = 'Have both machines follow a time server (NTP).'
  if (Math.abs(off) >= WRONG_MS) return failure(name, told, remedy)
  return Math.abs(off) >= NOTABLE_MS ? warning(name, told, remedy) : passed(name, told)
}
