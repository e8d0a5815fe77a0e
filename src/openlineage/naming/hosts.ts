/**
 * Adds the port to each host of `host[:port],…` that has none. What follows a `;` (the parameters of SQL Server) stays as
 * it is, and so do IPv6 addresses in brackets.
 */
export function addPort(authority: string, port: number): string {
  const [hosts, parameters] = splitParameters(authority)
  if (hosts === '') return authority
  const complete = hosts
    .split(',')
    .map((host) => (host === '' || hasPort(host) ? host : `${host.replace(/:$/, '')}:${port}`))
    .join(',')
  return complete + parameters
}

/** The hosts of an authority with their ports, each once, in order; only those that have a port, if so wanted. */
export function hostsOf(authority: string, wanted: 'all' | 'ports'): readonly string[] {
  const hosts = splitParameters(authority)[0].split(',')
  return [...new Set(hosts.filter((host) => host !== '' && (wanted === 'all' || hasPort(host))))].sort()
}

/** Without the user that connects: whoever does, the datasets are the same. */
export const withoutUser = (authority: string): string => authority.slice(authority.lastIndexOf('@') + 1)

function splitParameters(authority: string): readonly [hosts: string, parameters: string] {
  const end = authority.indexOf(';')
  return end === -1 ? [authority, ''] : [authority.slice(0, end), authority.slice(end)]
}

const hasPort = (host: string): boolean => /:\d+$/.test(host.slice(host.lastIndexOf(']') + 1))
