import { z } from 'zod'
import type { KeyRequest } from '../app/access/key-request.ts'
import { SCOPES } from '../domain/scope.ts'
import type { BodyForm } from './text-or-json.ts'

/** Unknown members are refused: a misspelt `expiresAt` would otherwise make a key that never ends. */
const KeyBody = z
  .strictObject({
    name: z.string(),
    scopes: z.array(z.enum(SCOPES)),
    namespaces: z.array(z.string()).optional(),
    expiresAt: z.iso.datetime({ offset: true }).optional(),
  })
  .meta({ id: 'KeyRequest' })

/** A key to be made, as it is sent. */
export const KEY_FORM: BodyForm<z.infer<typeof KeyBody>> = {
  what: 'a key to be made',
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
