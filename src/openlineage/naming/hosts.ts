/**
 * Adds the port to each host of `host[:port],…` that has none. Handles IPv6 addresses in brackets. Parameters after a `;` (SQL
 * Server) do not change.
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

/** The distinct hosts of an authority with their ports, sorted. With `ports`, only the hosts that have a port. */
export function hostsOf(authority: string, include: 'all' | 'ports'): readonly string[] {
  const hosts = splitParameters(authority)[0].split(',')
  return [...new Set(hosts.filter((host) => host !== '' && (include === 'all' || hasPort(host))))].sort()
}

/** The authority without the user, because the identity of a dataset does not depend on who connects. */
export const withoutUser = (authority: string): string => authority.slice(authority.lastIndexOf('@') + 1)

function splitParameters(authority: string): readonly [hosts: string, parameters: string] {
  const end = authority.indexOf(';')
  return end === -1 ? [authority, ''] : [authority.slice(0, end), authority.slice(end)]
}

const hasPort = (host: string): boolean => /:\d+$/.test(host.slice(host.lastIndexOf(']') + 1))
