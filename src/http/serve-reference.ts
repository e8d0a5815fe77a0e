import { createHash } from 'node:crypto'
import type { Hono } from 'hono'
import type { JsonObject } from '../lib/json.ts'
import type { AppEnv } from './app-env.ts'
import { referencePage } from './reference-page.ts'

/** The reference of the API, for programs and for people. */
export const REFERENCE = ['/openapi.json', '/docs'] as const

interface File {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly headers: Readonly<Record<string, string>>
}

/**
 * Serves the OpenAPI document and the page made from it. Both are made once, when somebody first asks for one of them; a client that
 * has the current one gets 304 (RFC 9110 §13.1.2).
 */
export function serveReference(app: Hono<AppEnv>, openApi: () => JsonObject): void {
  let made: Readonly<Record<(typeof REFERENCE)[number], File>> | undefined
  const make = (): NonNullable<typeof made> => {
    const document = openApi()
    const { html, contentSecurityPolicy } = referencePage(document)
    return {
      '/openapi.json': file(`${JSON.stringify(document, undefined, 2)}\n`, 'application/json'),
      '/docs': file(html, 'text/html; charset=UTF-8', { 'Content-Security-Policy': contentSecurityPolicy }),
    }
  }
  for (const path of REFERENCE)
    app.get(path, (c) => {
      const { bytes, headers } = (made ??= make())[path]
      const tags = c.req.header('if-none-match')?.split(',') ?? []
      const isCurrent = tags.some((tag) => tag.trim().replace(/^W\//, '') === headers.ETag)
      return isCurrent ? c.body(null, 304, headers) : c.body(bytes, 200, headers)
    })
}

function file(text: string, type: string, more: Readonly<Record<string, string>> = {}): File {
  const bytes = new TextEncoder().encode(text)
  const digest = createHash('sha256').update(bytes).digest('base64url')
  return {
    bytes,
    // `no-cache`: it may be stored, and is checked before every use.
    headers: { 'Content-Type': type, ETag: `"${digest}"`, 'Cache-Control': 'no-cache', ...more },
  }
}
