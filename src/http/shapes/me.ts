import { z } from 'zod'
import { SCOPES } from '../../domain/scope.ts'

export const MeShape = z
  .object({
    who: z.string().describe('The name in the audit log; `local` on a server without keys.'),
    kind: z
      .enum(['anyone', 'static', 'key', 'token'])
      .describe('`anyone` on a server without keys, `static` for the key in the settings of the server.'),
    scopes: z.array(z.enum(SCOPES)).describe('Includes implied scopes.'),
    namespaces: z
      .array(z.string())
      .optional()
      .describe('Patterns of the namespaces that events may use; absent: all.'),
  })
  .meta({ id: 'Me', description: 'The caller and its permissions.' })

export type Me = z.output<typeof MeShape>
