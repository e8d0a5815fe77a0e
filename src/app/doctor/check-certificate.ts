import type { Instant } from '../../domain/time.ts'
import { failure, passed, warning, type Check } from './check.ts'

const DAY_MS = 86_400_000
/** Issuers renew a month before the end. A certificate with two weeks left is not being renewed. */
const SOON_MS = 14 * DAY_MS

/** Whether the certificate is valid, and for how long. */
export function checkCertificate(
  { path, from, until }: { readonly path: string; readonly from: Instant; readonly until: Instant },
  now: Instant,
): Check {
  const day = new Date(until).toISOString().slice(0, 10)
  const remedy = `Replace the certificate and its key (${path}). The server reads new files by itself.`
  if (now >= until) return failure('certificate', `it expired on ${day}: clients refuse it`, remedy)
  if (now < from)
    return failure(
      'certificate',
      `it is not valid before ${new Date(from).toISOString()}`,
      'Correct this machine’s clock, or use a certificate that is valid already.',
    )
  return until - now < SOON_MS
    ? warning('certificate', `it expires on ${day}, in ${Math.ceil((until - now) / DAY_MS)} days`, remedy)
    : passed('certificate', `it is valid until ${day}`)
}
