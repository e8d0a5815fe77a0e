import { z } from 'zod'
import type { KeyRequest } from '../app/access/key-request.ts'
import { SCOPES } from '../domain/scope.ts'
import type { BodyForm } from './text-or-json.ts'

/** Refuses unknown members: a misspelt `expiresAt` would otherwise create a key that never expires. */
const KeyBody = z
  .strictObject({
    name: z.string(),
    scopes: z.array(z.enum(SCOPES)),
    namespaces: z.array(z.string()).optional(),
    expiresAt: z.iso.datetime({ offset: true }).optional(),
  })
  .meta({ id: 'KeyRequest' })

/** The body of a request for a new key. */
export const KEY_FORM: BodyForm<z.infer<typeof KeyBody>> = {
  what: 'a new key',
  schema: KeyBody,
  shape:
    '{"name": text, "scopes": ["read" | "ingest" | "edit" | "admin"], "namespaces"?: [glob], "expiresAt"?: ISO 8601 time}',
}

export const keyRequestOf = ({
  name,
  scopes,
  namespaces,
  expiresAt,
}: z.infer<typeof KeyBody>): KeyRequest => ({
  name,
  scopes,
  ...(namespaces === undefined ? {} : { namespaces }),
  ...(expiresAt === undefined ? {} : { expiresAt: Date.parse(expiresAt) }),
})
