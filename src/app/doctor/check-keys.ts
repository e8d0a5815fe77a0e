import { isInForce, type ApiKey } from '../../domain/api-key.ts'
import type { Instant } from '../../domain/time.ts'
import { passed, warning, type Check } from './check.ts'

const DAY_MS = 86_400_000
/** Time enough to hand out another key. */
const SOON_MS = 14 * DAY_MS

/** How callers are known. */
export interface Admission {
  /** Where a key may do everything, or an issuer's tokens are taken: the store's keys are not all there is. */
  readonly otherwise: boolean
  /** Whether whoever reaches the server is let in, and others than this machine do. */
  readonly isOpenToOthers: boolean
}

/** Whether somebody is let in who should not be, or soon nobody is. */
export function checkKeys(keys: readonly ApiKey[], now: Instant, admission?: Admission): Check {
  const inForce = keys.filter((key) => isInForce(key, now))
  if (admission?.isOpenToOthers === true && keys.length === 0)
    return warning(
      'keys',
      'whoever reaches the server may read, write and delete everything (--insecure)',
      'Make a key, which is asked for from then on: `tributary keys create NAME --scope admin`.',
    )
  const soon = inForce
    .filter(({ expiresAt }) => expiresAt !== undefined && expiresAt - now < SOON_MS)
    .sort((a, b) => a.expiresAt! - b.expiresAt!)
  const [next] = soon
  if (next !== undefined)
    return warning(
      'keys',
      `${next.name} (${next.id}) expires in ${Math.ceil((next.expiresAt! - now) / DAY_MS)} days` +
        (soon.length === 1 ? '' : `, and ${soon.length - 1} more within two weeks`),
      'Make another in its place: `tributary keys create NAME --scope SCOPE --expires 90d`.',
    )
  if (
    keys.length > 0 &&
    admission?.otherwise !== true &&
    !inForce.some(({ scopes }) => scopes.includes('admin'))
  )
    return warning(
      'keys',
      'no key in force has the scope admin: none can be made or revoked through the server',
      'Stop the server and make one in its store: `tributary keys create NAME --scope admin --data FOLDER`.',
    )
  if (keys.length === 0) return passed('keys', 'none were made')
  return passed('keys', `${inForce.length} of ${keys.length} are in force`)
}
