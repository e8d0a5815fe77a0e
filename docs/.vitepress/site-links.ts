import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { MarkdownRenderer } from 'vitepress'

const root = fileURLToPath(new URL('../../', import.meta.url))

type Token = ReturnType<MarkdownRenderer['parse']>[number]

export interface SiteLinks {
  readonly plugin: (md: MarkdownRenderer) => void
  /** The address in the site of a file of the repository, which the build then copies. */
  readonly file: (path: string) => string
  /** The files to copy: path in the repository → address in the site. */
  readonly files: () => ReadonlyMap<string, string>
}

/**
 * Links of the pages are relative paths in the repository, so that they also work on GitHub. On the site, a link to a page gets the
 * page's address, a link to a file gets the address of a copy, and a link to a folder or to another Markdown file becomes text,
 * because the site does not contain it.
 */
export function createSiteLinks({
  base,
  otherPages,
}: {
  /** The address of the site, such as `/docs/`. */
  readonly base: string
  /** Pages outside `docs`: path in the repository → path in the site. */
  readonly otherPages: Readonly<Record<string, string>>
}): SiteLinks {
  const files = new Map<string, string>()
  const file = (path: string): string => {
    const address = `/files/${posix.basename(path)}`
    files.set(path, address)
    return address
  }

  /** @param path path in the repository */
  const addressOf = (path: string): string | undefined => {
    const other = otherPages[path]
    if (other !== undefined) return `/${other.replace(/\.md$/u, '')}`
    const page = /^docs\/([\w-]+)\.md$/u.exec(path)?.[1]
    return page === undefined ? undefined : page === 'README' ? '/' : `/${page}`
  }

  function rewrite(open: Token, close: Token, page: string): void {
    const href = open.attrGet('href') ?? ''
    if (/^(?:[a-z]+:|#)/u.test(href)) return
    const [target = '', anchor] = href.split('#')
    const path = posix.join(posix.dirname(page), target)
    const address = addressOf(path)
    if (address !== undefined) open.attrSet('href', anchor === undefined ? address : `${address}#${anchor}`)
    else if (/\.(?!md$)\w+$/u.test(path)) {
      // `target` keeps the router of the site away from it. VitePress then does not add the base either.
      open.attrSet('href', `${base}${file(path).slice(1)}`)
      open.attrSet('target', '_self')
    } else {
      open.tag = close.tag = 'span'
      open.type = close.type = 'text_span'
      open.attrs = null
    }
  }

  return {
    file,
    files: () => files,
    plugin: (md) => {
      md.core.ruler.push('site-links', ({ tokens, env }) => {
        // The index of the search sets only `path`, which is the source there. Elsewhere `path` is the address of the page.
        const { realPath, path } = env as { readonly realPath?: string; readonly path: string }
        const page = posix.relative(root, realPath ?? path)
        for (const { children } of tokens) {
          const opened: Token[] = []
          for (const token of children ?? [])
            if (token.type === 'link_open') opened.push(token)
            else if (token.type === 'link_close') rewrite(opened.pop()!, token, page)
        }
      })
    },
  }
}
