import { createHash } from 'node:crypto'

/**
 * The content security policy of a generated page. It allows scripts and styles of this server, and inline the ones that the page
 * itself contains, by their hashes (CSP Level 3 §2.3.1). A style attribute remains forbidden.
 *
 * @example pagePolicy('<script>f()</script>') → "default-src 'none'; script-src 'self' 'sha256-…'; style-src 'self'; …"
 */
export function pagePolicy(html: string): string {
  const scripts = hashes(html, /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/giu)
  const styles = hashes(html, /<style[^>]*>([\s\S]*?)<\/style>/giu)
  return [
    "default-src 'none'",
    ["script-src 'self'", ...scripts].join(' '),
    ["style-src 'self'", ...styles].join(' '),
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

const hashes = (html: string, pattern: RegExp): readonly string[] =>
  [...html.matchAll(pattern)].map(
    ([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  )
