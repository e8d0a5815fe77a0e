import { createHash } from 'node:crypto'
import type { Hono } from 'hono'
import type { JsonObject } from '../lib/json.ts'
import type { AppEnv } from './app-env.ts'
import { hasTag } from './built-files.ts'
import { referencePage } from './reference-page.ts'

/** The paths of the API reference: for programs and for people. */
export const REFERENCE = ['/openapi.json', '/docs/api/reference'] as const

interface File {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly headers: { readonly ETag: string; readonly [name: string]: string }
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
      '/docs/api/reference': file(html, 'text/html; charset=UTF-8', {
        'Content-Security-Policy': contentSecurityPolicy,
      }),
    }
  }
  for (const path of REFERENCE)
    app.get(path, (c) => {
      const { bytes, headers } = (files ??= generate())[path]
      return hasTag(c, headers.ETag) ? c.body(null, 304, headers) : c.body(bytes, 200, headers)
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
