import { isInForce, type ApiKey } from '../../domain/api-key.ts'
import type { Instant } from '../../domain/time.ts'
import { passed, warning, type Check } from './check.ts'

const DAY_MS = 86_400_000
/** Enough time to distribute another key. */
const SOON_MS = 14 * DAY_MS

/** How the server authenticates callers. */
export interface Admission {
  /** Whether a key with all scopes exists outside the store, or an issuer's tokens are accepted. */
  readonly otherwise: boolean
  /** Whether callers need no key, and other machines can reach the server. */
  readonly isOpenToOthers: boolean
}

/** Whether there is access without a key, or soon no access at all. */
export function checkKeys(keys: readonly ApiKey[], now: Instant, admission?: Admission): Check {
  const active = keys.filter((key) => isInForce(key, now))
  if (admission?.isOpenToOthers === true && keys.length === 0)
    return warning(
      'keys',
      'everyone who can reach the server may read, write and delete everything (--insecure)',
      'Create a key; then authentication is on: `tributary keys create NAME --scope admin`.',
    )
  const soon = active
    .filter(({ expiresAt }) => expiresAt !== undefined && expiresAt - now < SOON_MS)
    .sort((a, b) => a.expiresAt! - b.expiresAt!)
  const [next] = soon
  if (next !== undefined)
    return warning(
      'keys',
      `${next.name} (${next.id}) expires in ${Math.ceil((next.expiresAt! - now) / DAY_MS)} days` +
        (soon.length === 1 ? '' : `, and ${soon.length - 1} more within two weeks`),
      'Create a new key to replace it: `tributary keys create NAME --scope SCOPE --expires 90d`.',
    )
  if (
    keys.length > 0 &&
    admission?.otherwise !== true &&
    !active.some(({ scopes }) => scopes.includes('admin'))
  )
    return warning(
      'keys',
      'no active key has the scope admin: the server cannot create or revoke keys',
      'Stop the server and create one in its store: `tributary keys create NAME --scope admin --data FOLDER`.',
    )
  if (keys.length === 0) return passed('keys', 'there are no keys')
  return passed('keys', `${active.length} of ${keys.length} are active`)
}
