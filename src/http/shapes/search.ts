import { z } from 'zod'
import { MATCHES, SEARCH_KINDS } from '../../app/search.ts'
import { Uuid } from './common.ts'

export const SearchAnswer = z.object({
  items: z.array(
    z
      .object({
        kind: z.enum(SEARCH_KINDS),
        id: Uuid.optional().describe(
          'Absent for a namespace. For an alias, the id of its canonical dataset.',
        ),
        name: z.string(),
        namespace: z.string().optional(),
        dataset: z.object({ id: Uuid, namespace: z.string(), name: z.string() }).optional(),
        value: z.string().optional(),
        description: z.string().optional(),
        match: z.enum(MATCHES),
      })
      .meta({ id: 'Found', description: 'A search result, and how it matches.' }),
  ),
})
