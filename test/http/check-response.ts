import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'

interface Content {
  readonly [type: string]: { readonly schema: object }
}

export interface OpenApiDocument {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly responses: Record<string, { content?: Content }> }>>>
  >
  readonly components: { readonly schemas: Record<string, object> }
}

export type CheckResponse = (method: string, url: string, response: Response) => Promise<void>

/** Throws if the OpenAPI document does not contain the status, media type or JSON shape of a response. */
export function createResponseCheck(document: OpenApiDocument): CheckResponse {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  formats.default(ajv)
  ajv.addSchema({ $id: 'https://document.test/', components: document.components })
  const validators = new Map<object, ValidateFunction>()
  const validatorOf = (schema: object): ValidateFunction => {
    let validator = validators.get(schema)
    if (validator === undefined) {
      const text = JSON.stringify(schema).replaceAll('"#/components', '"https://document.test/#/components')
      validators.set(schema, (validator = ajv.compile(JSON.parse(text) as object)))
    }
    return validator
  }
  const templates = Object.keys(document.paths)
    .map((path) => ({ path, pattern: patternOf(path) }))
    .sort((a, b) => Number(a.path.includes('{')) - Number(b.path.includes('{')))

  return async function checkResponse(method, url, response) {
    const path = new URL(url, 'http://localhost').pathname.replace(/(.)\/$/u, '$1')
    const found = templates.find(({ pattern }) => pattern.test(path))
    const operation = found && document.paths[found.path]?.[method.toLowerCase()]
    if (operation === undefined) return
    const exchange = `${method} ${found!.path} → ${response.status}`
    const reply = operation.responses[response.status]
    if (reply === undefined) throw new Error(`${exchange}: no such status in the OpenAPI document`)
    if (Object.keys(reply.content ?? {}).length === 0 && response.status === 204) return
    const type = response.headers.get('content-type')?.split(';')[0] ?? 'none'
    const schema = reply.content?.[type]?.schema
    if (schema === undefined)
      throw new Error(`${exchange}: no such media type in the OpenAPI document: ${type}`)
    if (!/[/+]json$/u.test(type)) return
    const validator = validatorOf(schema)
    if (!validator(await response.json()))
      throw new Error(`${exchange}: not as the OpenAPI document says: ${ajv.errorsText(validator.errors)}`)
  }
}

/** Matches the paths of a template such as `/runs/{id}`. */
export const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll(/\{\w+\}/gu, '[^/]+')}$`, 'u')
