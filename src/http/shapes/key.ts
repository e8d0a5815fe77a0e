import { z } from 'zod'
import { SCOPES } from '../../domain/scope.ts'

/** A key without its secret. */
export const KeyShape = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    scopes: z.array(z.enum(SCOPES)),
    namespaces: z
      .array(z.string())
      .optional()
      .describe('patterns of the namespaces that its events and entities may use; absent: all'),
    state: z.enum(['active', 'expired', 'revoked']),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime().optional(),
    revokedAt: z.iso.datetime().optional(),
    lastUsedAt: z.iso.datetime().optional().describe('the hour in which it was last used'),
  })
  .meta({ id: 'Key' })

export const KeyList = z.strictObject({ keys: z.array(KeyShape) }).meta({ id: 'KeyList' })

export const MadeKey = z
  .strictObject({
    ...KeyShape.shape,
    key: z.string().describe('what its holder sends; shown only in this response'),
  })
  .meta({ id: 'MadeKey' })
