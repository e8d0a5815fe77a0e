import { createHash } from 'node:crypto'
import type { JsonObject } from '../lib/json.ts'
import { htmlText as text } from './html-text.ts'

interface Operation {
  readonly operationId: string
  readonly tags: readonly string[]
  readonly summary: string
  readonly description?: string
  readonly 'x-scope'?: string
  readonly parameters: readonly {
    readonly name: string
    readonly in: string
    readonly required: boolean
    readonly description?: string
    readonly schema: Schema
  }[]
  readonly requestBody?: { readonly required: boolean; readonly content: Content }
  readonly responses: {
    readonly [status: string]: { readonly description: string; readonly content?: Content }
  }
}

type Content = { readonly [type: string]: { readonly schema: Schema } }

interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: { readonly [name: string]: Schema }
  readonly required?: readonly string[]
  readonly additionalProperties?: unknown
  readonly description?: string
  readonly format?: string
  readonly default?: unknown
  readonly minimum?: number
  readonly maximum?: number
  readonly pattern?: string
}

interface Document {
  readonly info: { readonly title: string; readonly version: string; readonly summary: string }
  readonly paths: { readonly [path: string]: { readonly [method: string]: Operation } }
  readonly components: { readonly schemas: { readonly [name: string]: Schema } }
}

export interface Page {
  readonly html: string
  /** Allows only the style of the page. */
  readonly contentSecurityPolicy: string
}

/** The OpenAPI document as an HTML page, without scripts or external resources. */
export function referencePage(openApi: JsonObject): Page {
  const { info, paths, components } = openApi as unknown as Document
  const groups = new Map<string, string[]>()
  for (const [path, methods] of Object.entries(paths))
    for (const [method, operation] of Object.entries(methods)) {
      const group = operation.tags[0] ?? ''
      groups.set(group, [...(groups.get(group) ?? []), operationPart(path, method, operation)])
    }
  const schemas = Object.entries(components.schemas).map(
    ([name, schema]) =>
      `<section id="schema-${text(name)}"><h3>${text(name)}</h3>${descriptionPart(schema.description)}<pre>${shape(schema, 0)}</pre></section>`,
  )
  const contents = [...groups.keys(), 'Schemas'].map(
    (name) => `<li><a href="#${slug(name)}">${text(name)}</a></li>`,
  )
  const sections = [...groups].map(
    ([name, parts]) => `<h2 id="${slug(name)}">${text(name)}</h2>${parts.join('')}`,
  )
  const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(info.title)} API</title><style>${STYLE}</style></head>
<body><main><h1>${text(info.title)} API <small>${text(info.version)}</small></h1>
<p>${text(info.summary)} Machine-readable: <a href="/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
<nav><ul>${contents.join('')}</ul></nav>
${sections.join('\n')}
<h2 id="schemas">Schemas</h2>
${schemas.join('\n')}
</main></body></html>
`
  const digest = createHash('sha256').update(STYLE).digest('base64')
  return {
    html,
    contentSecurityPolicy: `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  }
}

function operationPart(path: string, method: string, operation: Operation): string {
  const { operationId, summary, description, parameters, requestBody, responses } = operation
  const scope = operation['x-scope']
  const fields = parameters.map(
    ({ name, in: place, required, description, schema }) =>
      `<tr><td><code>${text(name)}</code><td>${place}${required ? ', required' : ''}<td><code>${shape(schema, 0)}</code>${descriptionPart(description)}`,
  )
  const answers = Object.entries(responses).map(
    ([status, { description, content }]) =>
      `<tr><td><code>${status}</code><td>${paragraphs(description)}<td>${contentPart(content)}`,
  )
  return `<section id="${text(operationId)}">
<h3><span class="method">${method.toUpperCase()}</span> <code>${text(path)}</code></h3>
<p>${text(summary)}.${scope === undefined ? '' : ` <span class="scope">Scope: ${text(scope)}.</span>`}</p>${descriptionPart(description)}
${fields.length === 0 ? '' : `<table><thead><tr><th>Parameter<th>In<th>Type</thead><tbody>${fields.join('')}</tbody></table>`}
${requestBody === undefined ? '' : `<p>Body${requestBody.required ? '' : ' (optional)'}:</p>${contentPart(requestBody.content)}`}
<details><summary>Responses</summary><table><tbody>${answers.join('')}</tbody></table></details>
</section>`
}

/** Shows each schema once, with all media types that have it. */
function contentPart(content: Content = {}): string {
  const byShape = new Map<string, string[]>()
  for (const [type, { schema }] of Object.entries(content)) {
    const drawn = shape(schema, 0)
    byShape.set(drawn, [...(byShape.get(drawn) ?? []), type])
  }
  return [...byShape]
    .map(
      ([drawn, types]) =>
        `<p>${types.map((type) => `<code>${text(type)}</code>`).join(', ')}</p><pre>${drawn}</pre>`,
    )
    .join('')
}

/** A JSON Schema as HTML, in the style of a TypeScript type. */
function shape(schema: Schema, depth: number): string {
  const { $ref, enum: values, anyOf, oneOf, type, items, properties, required = [] } = schema
  if ($ref !== undefined) {
    const name = $ref.split('/').at(-1)!
    return `<a href="#schema-${text(name)}">${text(name)}</a>`
  }
  if (schema.const !== undefined) return text(JSON.stringify(schema.const))
  if (values !== undefined) return values.map((value) => text(JSON.stringify(value))).join(' | ')
  const either = anyOf ?? oneOf
  if (either !== undefined) return either.map((one) => shape(one, depth)).join(' | ')
  if (type === 'array') return `[${items === undefined ? 'anything' : shape(items, depth)}, …]`
  if (properties !== undefined && Object.keys(properties).length > 0) {
    const indent = '  '.repeat(depth + 1)
    const lines = Object.entries(properties).map(([name, of]) => {
      const optional = required.includes(name) ? '' : '?'
      const note = of.description === undefined ? '' : ` <i>${text(of.description)}</i>`
      return `${indent}${text(name)}${optional}: ${shape(of, depth + 1)}${note}`
    })
    if (schema.additionalProperties !== false && schema.additionalProperties !== undefined)
      lines.push(`${indent}…`)
    return `{\n${lines.join('\n')}\n${'  '.repeat(depth)}}`
  }
  return text(primitive(schema))
}

function primitive({ type, format, minimum, maximum, default: usual }: Schema): string {
  const name =
    format ?? (Array.isArray(type) ? type.join(' | ') : ((type as string | undefined) ?? 'anything'))
  const safe = Number.MAX_SAFE_INTEGER
  const from = minimum !== undefined && minimum > -safe ? ` ≥ ${minimum}` : ''
  const to = maximum !== undefined && maximum < safe ? ` ≤ ${maximum}` : ''
  return `${name}${from}${to}${usual === undefined ? '' : ` = ${JSON.stringify(usual)}`}`
}

const descriptionPart = (description: string | undefined): string =>
  description === undefined ? '' : paragraphs(description)

const paragraphs = (description: string): string =>
  description
    .split('\n\n')
    .map((part) => `<p>${text(part).replaceAll(/`([^`]*)`/gu, '<code>$1</code>')}</p>`)
    .join('')

const slug = (name: string): string => name.toLowerCase().replaceAll(' ', '-')

const STYLE = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
main{max-width:60rem;margin:0 auto;padding:1rem}
h2{margin-top:3rem;border-bottom:1px solid #8886}
h3{margin:2rem 0 .25rem;font-size:1rem;overflow-wrap:anywhere}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;padding:0;list-style:none}
.method{display:inline-block;min-width:4.5em;font-weight:700}
.scope{opacity:.75}
table{border-collapse:collapse;width:100%}
td,th{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;border-top:1px solid #8884;overflow-wrap:anywhere}
td p{margin:0 0 .25rem}
pre{overflow-x:auto;padding:.75rem;margin:.5rem 0;border:1px solid #8884;border-radius:.25rem;font-size:.85rem}
summary{cursor:pointer}
:focus-visible{outline:2px solid}`
