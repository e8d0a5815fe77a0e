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
        description: 'Each field that was asked for and that it has; a list where it has several values.',
      }),
  ),
})

export type DescribedThings = z.output<typeof Described>
