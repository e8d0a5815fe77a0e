import type { Context } from 'hono'
import { permitFor, type Permit } from '../app/access/permit.ts'
import { allows } from '../domain/scope.ts'
import type { AppEnv } from './app-env.ts'

/** What the caller of a request may send; undefined: anything. */
export function permitOf(c: Context<AppEnv>): Permit | undefined {
  const { namespaces } = c.get('caller')
  return namespaces && permitFor(namespaces)
}

/** Whether the caller of a request may see what the server holds. */
export const mayRead = (c: Context<AppEnv>): boolean => allows(c.get('caller').scopes, 'read')

/** What the sender of events may name, and whether it may be shown what concerns events of others too. */
export const senderOf = (
  c: Context<AppEnv>,
): { readonly permit: Permit | undefined; readonly showsShared: boolean } => ({
  permit: permitOf(c),
  showsShared: mayRead(c),
})
