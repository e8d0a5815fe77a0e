import { z } from 'zod'
import { toId } from '../../domain/ids.ts'

/** The part that all endpoints of browsing share. */
export const endpointInfo = {
  method: 'GET',
  scope: 'read',
  group: 'Browsing',
  problems: ['not-found', 'unavailable'],
} as const

export const params = z.object({ id: z.guid().transform(toId) })
