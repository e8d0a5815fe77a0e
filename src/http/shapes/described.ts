import { z } from 'zod'
import { Uuid } from './common.ts'

const one = z.union([z.string(), z.number(), z.boolean()])

export const Described = z.object({
  items: z.array(
    z
      .object({ id: Uuid })
      .catchall(z.union([one, z.array(one)]))
      .meta({
        id: 'DescribedThing',
        description: 'The requested fields that the entity has. A field with several values is a list.',
      }),
  ),
})

export type DescribedThings = z.output<typeof Described>
