/** Inline styles of the theme: the first is in site.css instead, and the theme sets the second again when it starts. */
const KNOWN = [' style="position:relative;"', ' style="--vp-vh:0px;"'] as const

/**
 * Removes the inline styles, which the content security policy of the server forbids.
 * @throws Error if there is another one, which stops the build
 */
export function withoutStyles(html: string): string {
  let found = html
  for (const style of KNOWN) found = found.replaceAll(style, '')
  const other = / style="[^"]*"/u.exec(found)?.[0]
  if (other !== undefined) throw new Error(`The page has an inline style: ${other}`)
  return found
}
