import { randomBytes } from 'node:crypto'
import type { Context, Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { problemResponse } from '../http-problem.ts'
import { welcome } from '../welcome.ts'
import { readViewerFiles, type ViewerFiles } from './viewer-files.ts'

/** Every address that the viewer shows something at; its own router tells them apart. */
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

/** What the pages load. */
export const VIEWER_FILES = ['/favicon.svg', '/assets/{name}'] as const

/**
 * Scripts and styles of this server alone, nothing inline, nothing from elsewhere. The nonce is for the styles that the editor
 * makes (CodeMirror writes a style element).
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

/** Files carry a digest of what they hold in their names. */
const FOR_EVER = 'public, max-age=31536000, immutable'

const NOT_BUILT =
  'the viewer was not built: run `npm run build:web` in the checkout, then start the server again'

/**
 * Serves the viewer. Its files are the same for everyone and ask for no key; what they show comes from the API. What it gives
 * answers a browser at an address that shows nothing; undefined where words or JSON are wanted, or below `/api`.
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
      // Whoever asks with curl wants words rather than markup.
      if (wantsPage(c)) return page(c, 200)
      return path === '/' ? c.text(welcome(version).replace('URL', new URL(c.req.url).origin)) : c.notFound()
    })

  for (const path of VIEWER_FILES)
    app.get(path.replace('{name}', ':name'), (c) => {
      const file = viewer()?.files.get(c.req.path)
      if (file === undefined) return c.notFound()
      c.header('Content-Type', file.type)
      c.header('Cache-Control', path === '/favicon.svg' ? 'no-cache' : FOR_EVER)
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
