import { fileURLToPath } from 'node:url'
import type { Context, Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import {
  IMMUTABLE,
  openBuiltFiles,
  REVALIDATED,
  sendFile,
  wantsPage,
  type BuiltFile,
  type BuiltFiles,
} from '../built-files.ts'
import { problemResponse } from '../http-problem.ts'
import { pagePolicy } from './page-policy.ts'

/** The output of `npm run build:docs`. It has the same place in a checkout and in a package. */
const FOLDER = fileURLToPath(new URL('../../../docs/built/', import.meta.url))

/** The paths of the documentation: its start page, its pages, and the files that they load or link to. */
export const DOCS_SITE = [
  '/docs',
  '/docs/{page}',
  '/docs/assets/{name}',
  '/docs/assets/chunks/{name}',
  '/docs/files/{name}',
] as const

const NOT_BUILT = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Documentation not built · Tributary</title>
<h1>The documentation is not built</h1>
<p>Run <code>npm run build:docs</code> in the checkout, and load this page again.</p>
<p>The sources are in the folder <code>docs</code> of the checkout. The <a href="/docs/api/reference">API reference</a> needs no
build.</p>
</html>
`

/** Serves the documentation without a key: it contains nothing of the graph. */
export function serveDocsSite(app: Hono<AppEnv>, folder = FOLDER): void {
  let opened: BuiltFiles | undefined
  /** Undefined until the documentation is built. */
  const site = (): BuiltFiles | undefined => (opened ??= openBuiltFiles(folder))

  app.get('/docs', (c) =>
    // `/docs/` is the address of the start page in the pages, so that the search index and the links match it.
    pathOf(c) === '/docs' ? c.redirect('/docs/', 301) : send(c, site(), 'index.html'),
  )
  app.get('/docs/:page', (c) => {
    const name = pathOf(c).slice('/docs/'.length)
    const clean = name.replace(/\/$/u, '').replace(/(?:^index)?\.html$/u, '')
    if (clean !== name) return c.redirect(`/docs/${clean}`, 301)
    return send(c, site(), site()?.(name) === undefined ? `${name}.html` : name)
  })
  for (const path of DOCS_SITE.slice(2))
    app.get(path.replace('{name}', ':name'), (c) => send(c, site(), c.req.path.slice('/docs/'.length)))
}

function send(c: Context<AppEnv>, site: BuiltFiles | undefined, path: string): Response | Promise<Response> {
  if (site === undefined)
    return wantsPage(c)
      ? c.html(NOT_BUILT, 501)
      : problemResponse(
          c,
          'not-set-up',
          'the documentation was not built: run `npm run build:docs` in the checkout',
        )
  const file = site(path)
  if (file !== undefined) {
    if (file.type.startsWith('text/html')) c.header('Content-Security-Policy', policyOf(file))
    return sendFile(c, file, path.startsWith('assets/') ? IMMUTABLE : REVALIDATED)
  }
  const missing = site('404.html')
  if (missing === undefined || !wantsPage(c)) return c.notFound()
  const html = new TextDecoder().decode(missing.bytes)
  return c.html(html, 404, { 'Content-Security-Policy': policyOf(missing), 'Cache-Control': 'no-store' })
}

/** With a slash at the end, which `c.req.path` leaves out. */
const pathOf = (c: Context<AppEnv>): string => new URL(c.req.url).pathname

const policies = new WeakMap<BuiltFile, string>()

function policyOf(page: BuiltFile): string {
  const known = policies.get(page)
  if (known !== undefined) return known
  const policy = pagePolicy(new TextDecoder().decode(page.bytes))
  policies.set(page, policy)
  return policy
}
