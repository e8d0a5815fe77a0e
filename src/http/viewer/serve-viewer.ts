import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { Context, Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import {
  IMMUTABLE,
  openBuiltFiles,
  REVALIDATED,
  sendFile,
  wantsPage,
  type BuiltFiles,
} from '../built-files.ts'
import { problemResponse } from '../http-problem.ts'
import { welcome } from '../welcome.ts'

/** The output of `npm run build:web`. It has the same place in a checkout and in a package. */
const FOLDER = fileURLToPath(new URL('../../web/built/', import.meta.url))

/** The paths of the viewer's pages. The router of the viewer shows the right page. */
export const VIEWER_PAGES = [
  '/',
  '/datasets',
  '/datasets/{id}',
  '/jobs',
  '/jobs/{id}',
  '/runs',
  '/runs/{id}',
  '/ingestion',
] as const

/** The files that the pages load. */
export const VIEWER_FILES = ['/favicon.svg', '/assets/{name}'] as const

/**
 * Allows only scripts and styles of this server, and none inline. The nonce is for the style element that the editor (CodeMirror)
 * creates.
 */
const policyWith = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

const NOT_BUILT = 'the viewer was not built: run `npm run build:web` in the checkout, then restart the server'

/**
 * Serves the viewer without a key: its files contain no data, and its pages call the API. Returns a function for unknown paths: it
 * answers a browser with the page of the viewer, and returns undefined for other clients and below `/api`.
 */
export function serveViewer(
  app: Hono<AppEnv>,
  version: string,
): (c: Context<AppEnv>) => Response | Promise<Response> | undefined {
  let opened: { readonly viewer: BuiltFiles | undefined } | undefined
  const viewer = (): BuiltFiles | undefined => (opened ??= { viewer: openBuiltFiles(FOLDER) }).viewer

  const page = (c: Context<AppEnv>, status: 200 | 404): Response | Promise<Response> => {
    const built = viewer()?.('index.html')
    if (built === undefined) return problemResponse(c, 'not-set-up', NOT_BUILT)
    const nonce = randomBytes(16).toString('base64')
    return c.html(new TextDecoder().decode(built.bytes).replaceAll('%NONCE%', nonce), status, {
      'Content-Security-Policy': policyWith(nonce),
      'Cache-Control': 'no-store',
    })
  }

  for (const path of VIEWER_PAGES)
    app.get(path.replace('{id}', ':id'), (c) => {
      c.header('Vary', 'Accept')
      // `curl` gets plain text.
      if (wantsPage(c)) return page(c, 200)
      return path === '/' ? c.text(welcome(version).replace('URL', new URL(c.req.url).origin)) : c.notFound()
    })

  for (const path of VIEWER_FILES)
    app.get(path.replace('{name}', ':name'), (c) => {
      const file = viewer()?.(c.req.path.slice(1))
      return file === undefined
        ? c.notFound()
        : sendFile(c, file, path === '/favicon.svg' ? REVALIDATED : IMMUTABLE)
    })

  return (c) =>
    c.req.method === 'GET' && wantsPage(c) && !c.req.path.startsWith('/api/') ? page(c, 404) : undefined
}
