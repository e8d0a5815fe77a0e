import type { Context } from 'hono'
import { permitFor, type Permit } from '../app/access/permit.ts'
import { allows } from '../domain/scope.ts'
import type { AppEnv } from './app-env.ts'

/** The namespaces that the caller may use; undefined: all. */
export function permitOf(c: Context<AppEnv>): Permit | undefined {
  const { namespaces } = c.get('caller')
  return namespaces && permitFor(namespaces)
}

/** Whether the caller may read the graph. */
export const mayRead = (c: Context<AppEnv>): boolean => allows(c.get('caller').scopes, 'read')

/** The namespaces that the sender may use, and whether its warnings may mention the events of other senders. */
export const senderOf = (
  c: Context<AppEnv>,
): { readonly permit: Permit | undefined; readonly showsShared: boolean } => ({
  permit: permitOf(c),
  showsShared: mayRead(c),
})
