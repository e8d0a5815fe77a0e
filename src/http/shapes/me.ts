import { z } from 'zod'
import { SCOPES } from '../../domain/scope.ts'

export const MeShape = z
  .object({
    who: z.string().describe('As the audit list would call them; `local` where no key is asked for.'),
    kind: z
      .enum(['anyone', 'static', 'key', 'token'])
      .describe('`anyone` where no key is asked for, `static` with the key of the server’s start.'),
    scopes: z.array(z.enum(SCOPES)).describe('Those that are implied by another one included.'),
    namespaces: z.array(z.string()).optional().describe('Globs of those that events may name; absent: any.'),
  })
  .meta({ id: 'Me', description: 'Who is asking, and what they may do.' })

export type Me = z.output<typeof MeShape>
