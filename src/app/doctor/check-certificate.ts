import type { Instant } from '../../domain/time.ts'
import { failure, passed, warning, type Check } from './check.ts'

const DAY_MS = 86_400_000
/** Issuers renew a month before the end: what is left two weeks before it is not being renewed. */
const SOON_MS = 14 * DAY_MS

/** Whether the certificate holds, and for how long. */
export function checkCertificate(
  { path, from, until }: { readonly path: string; readonly from: Instant; readonly until: Instant },
  now: Instant,
): Check {
  const day = new Date(until).toISOString().slice(0, 10)
  const remedy = `Put a new certificate and its key where the old ones lie (${path}): they are read anew by themselves.`
  if (now >= until) return failure('certificate', `it ended on ${day}: clients refuse it`, remedy)
  if (now < from)
    return failure(
      'certificate',
      `it only holds from ${new Date(from).toISOString()} on`,
      'Set this machine’s clock, or put a certificate there that holds already.',
    )
  return until - now < SOON_MS
    ? warning('certificate', `it ends on ${day}, in ${Math.ceil((until - now) / DAY_MS)} days`, remedy)
    : passed('certificate', `it holds until ${day}`)
}
