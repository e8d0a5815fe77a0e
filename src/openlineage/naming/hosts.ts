/** Adds the port to each host of `host[:port],…` that has none; user names and IPv6 addresses stay whole. */
export function addPort(authority: string, port: number): string {
  if (authority === '') return authority
  return authority
    .split(',')
    .map((host) => (host === '' || hasPort(host) ? host : `${host.replace(/:$/, '')}:${port}`))
    .join(',')
}

/** The `host:port`s of an authority, each once, in order. */
export function hostsOf(authority: string): readonly string[] {
  return [...new Set(authority.split(',').filter((host) => host !== ''))].sort()
}

const hasPort = (host: string): boolean => /:\d+$/.test(host.slice(host.lastIndexOf(']') + 1))
