import type { Context } from 'hono'
import { permitFor, type Permit } from '../app/access/permit.ts'
import type { AppEnv } from './app-env.ts'

/** What the caller of a request may send; undefined: anything. */
export function permitOf(c: Context<AppEnv>): Permit | undefined {
  const { namespaces } = c.get('caller')
  return namespaces && permitFor(namespaces)
}
