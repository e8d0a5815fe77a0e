import { randomBytes } from 'node:crypto'
import type { Context, Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { problemResponse } from '../http-problem.ts'
import { welcome } from '../welcome.ts'
import { readViewerFiles, type ViewerFiles } from './viewer-files.ts'

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

/** The names of the files contain a digest of their content, so they never change. */
const IMMUTABLE = 'public, max-age=31536000, immutable'

const NOT_BUILT = 'the viewer was not built: run `npm run build:web` in the checkout, then restart the server'

/**
 * Serves the viewer without a key: its files contain no data, and its pages call the API. Returns a function for unknown paths: it
 * answers a browser with the page of the viewer, and returns undefined for other clients and below `/api`.
 */
export function serveViewer(
  app: Hono<AppEnv>,
  version: string,
): (c: Context<AppEnv>) => Response | Promise<Response> | undefined {
  let read: { readonly viewer: ViewerFiles | undefined } | undefined
  const viewer = (): ViewerFiles | undefined => (read ??= { viewer: readViewerFiles() }).viewer

  const page = (c: Context<AppEnv>, status: 200 | 404): Response | Promise<Response> => {
    const built = viewer()
    if (built === undefined) return problemResponse(c, 'not-set-up', NOT_BUILT)
    const nonce = randomBytes(16).toString('base64')
    return c.html(built.page.replaceAll('%NONCE%', nonce), status, {
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
      const file = viewer()?.files.get(c.req.path)
      if (file === undefined) return c.notFound()
      c.header('Content-Type', file.type)
      c.header('Cache-Control', path === '/favicon.svg' ? 'no-cache' : IMMUTABLE)
      c.header('Vary', 'Accept-Encoding')
      const { gzipped } = file
      if (gzipped === undefined || !/\bgzip\b/iu.test(c.req.header('accept-encoding') ?? ''))
        return c.body(file.bytes)
      c.header('Content-Encoding', 'gzip')
      return c.body(gzipped)
    })

  return (c) =>
    c.req.method === 'GET' && wantsPage(c) && !c.req.path.startsWith('/api/') ? page(c, 404) : undefined
}

const wantsPage = (c: Context<AppEnv>): boolean => (c.req.header('accept') ?? '').includes('text/html')
