import { createHash } from 'node:crypto'
import type { Hono } from 'hono'
import type { JsonObject } from '../lib/json.ts'
import type { AppEnv } from './app-env.ts'
import { referencePage } from './reference-page.ts'

/** The paths of the API reference: for programs and for people. */
export const REFERENCE = ['/openapi.json', '/docs'] as const

interface File {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly headers: Readonly<Record<string, string>>
}

/**
 * Serves the OpenAPI document and its HTML page. Generates both at the first request. A client that has the current version gets
 * 304 (RFC 9110 §13.1.2).
 */
export function serveReference(app: Hono<AppEnv>, openApi: () => JsonObject): void {
  let files: Readonly<Record<(typeof REFERENCE)[number], File>> | undefined
  const generate = (): NonNullable<typeof files> => {
    const document = openApi()
    const { html, contentSecurityPolicy } = referencePage(document)
    return {
      '/openapi.json': file(`${JSON.stringify(document, undefined, 2)}\n`, 'application/json'),
      '/docs': file(html, 'text/html; charset=UTF-8', { 'Content-Security-Policy': contentSecurityPolicy }),
    }
  }
  for (const path of REFERENCE)
    app.get(path, (c) => {
      const { bytes, headers } = (files ??= generate())[path]
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
    // `no-cache` lets clients store the file, but makes them check it before each use.
    headers: { 'Content-Type': type, ETag: `"${digest}"`, 'Cache-Control': 'no-cache', ...more },
  }
}
