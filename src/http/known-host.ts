import { isIPv4, isIPv6 } from 'node:net'

/** The longest name in DNS (RFC 1035 §2.3.4). Messages cut off longer ones. */
const MAX_NAME_LENGTH = 253

/**
 * The host of a `Host` header without its port, in lower case and without the dot of the root; undefined for anything that is
 * not `host[:port]` (RFC 9110 §7.2). `LINEAGE.example.com.:8080` gives `lineage.example.com`, `[::1]:8080` gives `[::1]`.
 */
export function hostNameOf(header: string): string | undefined {
  const host = /^(\[[\da-f:.]+\]|[^\s:@/?#[\]\\]+)(?::\d{1,5})?$/iu.exec(header)?.[1]
  return host?.toLowerCase().replace(/\.$/u, '')
}

/**
 * Tests whether a `Host` header names this server. A web page can let its own name resolve to any address (DNS rebinding). Its
 * requests then have the same origin as the server, and only their `Host` shows the page's name. The test accepts hosts that no
 * page can have as its own name (IP addresses, `localhost` and `*.localhost`, RFC 6761 §6.3) and the names in `allowed`. It does
 * not accept names without a dot, `*.local` and `*.internal`: another machine of the network may answer for them.
 */
export function createKnownHost(allowed: readonly string[]): (header: string) => boolean {
  const names = new Set(allowed.map((name) => hostNameOf(name)))
  return (header) => {
    const name = hostNameOf(header)
    if (name === undefined) return false
    return isAddress(name) || name === 'localhost' || name.endsWith('.localhost') || names.has(name)
  }
}

const isAddress = (name: string): boolean =>
  isIPv4(name) || (name.startsWith('[') && isIPv6(name.slice(1, -1)))

/** The error for a request without a key whose `Host` is unknown: what to set, then why. */
export function unknownHostDetail(header: string): string {
  const name = hostNameOf(header)?.slice(0, MAX_NAME_LENGTH)
  const [what, remedy] =
    name === undefined
      ? ['The Host header is not a host name', 'Call the server by its address']
      : [
          `The host name ${JSON.stringify(name)} is not allowed`,
          `If it belongs to this server, set --allowed-host ${name} (TRIBUTARY_ALLOWED_HOST=${name})`,
        ]
  return (
    `${what}. ${remedy}, or send an API key: Authorization: Bearer KEY. ` +
    'Without a key, the server answers only to IP addresses, localhost, *.localhost and the names in --allowed-host, ' +
    'because a web page can make its own name resolve to this address.'
  )
}
