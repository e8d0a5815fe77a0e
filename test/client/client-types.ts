import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { format } from 'oxfmt'
import { openApi } from '../http/open-api.ts'

const FORMAT = new URL('../../.oxfmtrc.json', import.meta.url)

/** The file with the types of the API. */
export const TYPES_FILE = new URL('../../src/client/api-types.ts', import.meta.url)

interface Response {
  readonly content?: { readonly [mediaType: string]: unknown }
}

interface Operation {
  readonly operationId: string
  readonly requestBody?: unknown
  responses: { [status: string]: Response | { readonly $ref: string } }
}

/** The types of the API, generated from the OpenAPI document of this version. */
export async function clientTypes(): Promise<string> {
  const api = await openApi()
  try {
    const document = (await (await api.app.request('/openapi.json')).json()) as OpenAPI3
    const types = astToString(await openapiTS(simplified(document)))
    const heading =
      '/** The types of the HTTP API. `npm run client:generate` makes them from the OpenAPI document. */\n'
    const config = JSON.parse(await readFile(FORMAT, 'utf8')) as Parameters<typeof format>[2]
    return (await format(basename(TYPES_FILE.pathname), heading + types, config)).code
  } finally {
    await api.close()
  }
}

/**
 * Problems (RFC 9457) have one shape, so those of an operation are one `default` response. Ten identical shapes for each operation
 * would make the types three times as long. Events may have more members than the few that the document requires.
 */
function simplified(document: OpenAPI3): OpenAPI3 {
  for (const methods of Object.values(document.paths ?? {}))
    for (const operation of Object.values(methods as { [method: string]: Operation })) {
      const replies = Object.entries(operation.responses).filter(
        ([, response]) => !isProblem(response as Response),
      )
      operation.responses = {
        ...Object.fromEntries(replies),
        default: { $ref: '#/components/responses/Problem' },
      }
      if (['sendEvent', 'sendEvents'].includes(operation.operationId)) allowMore(operation.requestBody)
    }
  document.components = {
    ...document.components,
    responses: {
      Problem: {
        description: 'A problem (RFC 9457).',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
  return document
}

const isProblem = ({ content = {} }: Response): boolean =>
  Object.keys(content).every((type) => type === 'application/problem+json')

/** Allows additional members in each object of a schema. */
function allowMore(value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  if ('type' in value && value.type === 'object') Object.assign(value, { additionalProperties: true })
  Object.values(value).forEach(allowMore)
}
