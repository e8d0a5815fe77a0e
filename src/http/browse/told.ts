import { z } from 'zod'
import { toId } from '../../domain/ids.ts'

/** What all endpoints of browsing have in common. */
export const told = {
  method: 'GET',
  scope: 'read',
  group: 'Browsing',
  problems: ['not-found', 'unavailable'],
} as const

export const params = z.object({ id: z.guid().transform(toId) })
