import { isIP } from 'node:net'

/**
 * The address to which a request counts. Behind a trusted proxy, it is the last entry of `X-Forwarded-For`, which the proxy added;
 * the client may have invented the earlier entries. For IPv6, it is the /64 prefix, which is one network.
 */
export function clientAddress(
  socket: string | undefined,
  forwardedFor: string | undefined,
  trustProxy: boolean,
): string {
  const last = trustProxy ? forwardedFor?.split(',').at(-1)?.trim() : undefined
  const address = last !== undefined && isIP(last) !== 0 ? last : (socket ?? '')
  return isIP(address) === 6 ? networkOf(address) : address
}

function networkOf(address: string): string {
  const [plain = ''] = address.split('%')
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1]
  if (mapped !== undefined) return mapped
  const [head = '', tail] = plain.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0')
  const groups = [...before, ...zeros, ...after].slice(0, 4)
  return `${groups.map((group) => group.toLowerCase().replace(/^0+(?=.)/, '')).join(':')}::/64`
}

/** Whether an address from `clientAddress` is a loopback address. */
export const isLoopback = (address: string): boolean => /^127\./.test(address) || address === '0:0:0:0::/64'
