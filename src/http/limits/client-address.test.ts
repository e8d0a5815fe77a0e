import { expect, it } from 'vitest'
import { clientAddress } from './client-address.ts'

it.each<[string | undefined, string | undefined, boolean, string]>([
  ['10.0.0.1', undefined, false, '10.0.0.1'],
  ['10.0.0.1', '1.2.3.4', false, '10.0.0.1'],
  ['10.0.0.1', '1.2.3.4', true, '1.2.3.4'],
  // The client may have invented the entries before that of the proxy.
  ['10.0.0.1', '9.9.9.9, 1.2.3.4', true, '1.2.3.4'],
  ['10.0.0.1', 'nonsense', true, '10.0.0.1'],
  ['10.0.0.1', '1.2.3.4, ', true, '10.0.0.1'],
  ['10.0.0.1', '1.2.3.4:5678', true, '10.0.0.1'],
  ['::ffff:10.0.0.1', undefined, false, '10.0.0.1'],
  ['2001:db8:1:2:3:4:5:6', undefined, false, '2001:db8:1:2::/64'],
  ['2001:db8:1:2::9', undefined, false, '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::9', undefined, false, '2001:db8:1:2::/64'],
  ['2001:db8::1', undefined, false, '2001:db8:0:0::/64'],
  ['fe80::1%eth0', undefined, false, 'fe80:0:0:0::/64'],
  ['::1', undefined, false, '0:0:0:0::/64'],
  [undefined, undefined, false, ''],
])('%s with %s (%s) counts as %s', (socket, forwarded, trusted, expected) => {
  expect(clientAddress(socket, forwarded, trusted)).toBe(expected)
})
