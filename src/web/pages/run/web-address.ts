/** An address that a browser may be sent to: of http or https and nothing else. What producers tell may be anything. */
export function webAddress(text: string): string | undefined {
  const url = URL.parse(text)
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url.href : undefined
}
