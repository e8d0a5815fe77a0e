/** The parts of a Content-Type (RFC 9110 §8.3.1) in lower case, without quotes. */
export interface MediaType {
  readonly type: string
  readonly charset?: string
}

/** Returns undefined without a Content-Type. */
export function readContentType(header: string | undefined): MediaType | undefined {
  if (header === undefined || header.trim() === '') return undefined
  const [type = '', ...parameters] = header.toLowerCase().split(';')
  for (const parameter of parameters) {
    const [name, value] = parameter.split('=')
    if (name?.trim() === 'charset' && value !== undefined)
      return { type: type.trim(), charset: value.trim().replace(/^"(.*)"$/, '$1') }
  }
  return { type: type.trim() }
}

/** ASCII is a subset of UTF-8. The server does not guess other charsets. */
export const isUtf8 = ({ charset }: MediaType): boolean =>
  charset === undefined || ['utf-8', 'utf8', 'us-ascii', 'ascii'].includes(charset)

export const isJson = ({ type }: MediaType): boolean =>
  type === 'application/json' || /^[^/]+\/[^/]+\+json$/.test(type)

const NDJSON: ReadonlySet<string> = new Set([
  'application/x-ndjson',
  'application/ndjson',
  'application/jsonl',
  'application/x-jsonlines',
  'application/json-lines',
])

export const isNdjson = ({ type }: MediaType): boolean => NDJSON.has(type)
