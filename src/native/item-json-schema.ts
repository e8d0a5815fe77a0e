import { z } from 'zod'
import type { JsonObject } from '../lib/json.ts'
import { ITEMS } from './items.ts'

/** The JSON Schema (draft 2020-12) of one item of `POST /api/v1/entities`. */
export function itemJsonSchema(): JsonObject {
  const [first, ...others] = Object.values(ITEMS)
  const schema = z.toJSONSchema(z.discriminatedUnion('entity', [first!, ...others]), { io: 'input' })
  return { title: 'An item of POST /api/v1/entities', ...(schema as JsonObject) }
}
