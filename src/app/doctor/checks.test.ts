import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ApiKey } from '../../domain/api-key.ts'
import type { Inspection } from '../../store/inspection.ts'
import { checkCertificate } from './check-certificate.ts'
import { checkClock } from './check-clock.ts'
import { checkDisk } from './check-disk.ts'
import { checkIndexes } from './check-indexes.ts'
import { checkKeys } from './check-keys.ts'
import { checkRefused } from './check-refused.ts'
import { checkRetention } from './check-retention.ts'
import { checkEngine, checkVersions } from './check-versions.ts'
import { worstOf } from './check.ts'

const NOW = Date.UTC(2026, 10, 26)
const DAY = 86_400_000
const healthy: Inspection = {
  engine: { name: 'Neo4j', version: '5.26.20 community' },
  schema: { version: 8, newest: 8 },
  indexes: { expected: 40, wrong: [] },
}
const program = { version: '1.2.3', node: '24.1.0' }

describe('versions', () => {
  it('are those of this program', () => {
    expect(checkVersions(healthy, program).state).toBe('ok')
    expect(checkVersions({ ...healthy, schema: { version: 7, newest: 8 } }, program)).toMatchObject({
      state: 'failure',
      message: expect.stringContaining('format 7') as string,
    })
  })
  it.each([
    ['5.26.0 community', 'ok'],
    ['2026.07.1 enterprise', 'ok'],
    ['5.25.9 community', 'failure'],
    ['4.4.40 community', 'failure'],
  ])('of Neo4j: %s', (version, state) =>
    expect(checkEngine({ ...healthy, engine: { name: 'Neo4j', version } }).state).toBe(state),
  )
})

it('reports missing indexes as a failure, and unfinished ones as a warning', () => {
  const wrong = (state: 'missing' | 'building') => ({
    ...healthy,
    indexes: { expected: 40, wrong: [{ name: 'run_started', state, statement: 'CREATE INDEX run_started' }] },
  })
  expect(checkIndexes(healthy)).toMatchObject({ state: 'ok', message: 'all 40 exist' })
  expect(checkIndexes(wrong('building')).state).toBe('warning')
  expect(checkIndexes(wrong('missing'))).toMatchObject({
    state: 'failure',
    remedy: expect.stringContaining('CREATE INDEX run_started') as string,
  })
})

it.each([
  [0, 'ok', 'the same time'],
  [-1_500, 'ok', '1.5 s behind'],
  [5_000, 'warning', '5.0 s ahead'],
  [-3_600_000, 'failure', '3600.0 s behind'],
])('a clock that is off by %i ms: %s', (off, state, message) => {
  // The duration of the request does not count as a difference.
  const found = checkClock('clock', 'its clock', NOW + off, { before: NOW, after: NOW })
  expect(found).toMatchObject({ state, message: expect.stringContaining(message) as string })
  expect(checkClock('clock', 'its clock', NOW + 900, { before: NOW, after: NOW + 1_000 }).state).toBe('ok')
})

it.each([
  [1_000, 50, 'failure'],
  [1_000, 300, 'ok'],
  [100_000, 1_000, 'warning'],
  [100_000, 20_000, 'ok'],
])('of a disk of %i MiB %i are free: %s', (total, free, state) => {
  const disk = { folder: '/data', free: free * 1024 ** 2, total: total * 1024 ** 2 }
  expect(checkDisk({ ...healthy, disk }).state).toBe(state)
})

describe('keys', () => {
  const key = (over: Partial<ApiKey> = {}): ApiKey => ({
    id: 'abc',
    name: 'ops',
    hash: '',
    scopes: ['admin'],
    createdAt: 0,
    ...over,
  })
  it.each([
    ['none', [], undefined, 'ok'],
    ['one in force', [key()], undefined, 'ok'],
    ['one that ends in a year', [key({ expiresAt: NOW + 365 * DAY })], undefined, 'ok'],
    ['one that ends in three days', [key({ expiresAt: NOW + 3 * DAY })], undefined, 'warning'],
    ['no admin among them', [key({ scopes: ['read'] })], undefined, 'warning'],
    ['only an expired admin', [key({ expiresAt: NOW - DAY })], undefined, 'warning'],
    [
      'no admin, but an issuer',
      [key({ scopes: ['read'] })],
      { otherwise: true, isOpenToOthers: false },
      'ok',
    ],
    ['none, and other machines need no key', [], { otherwise: false, isOpenToOthers: true }, 'warning'],
  ] as const)('%s', (_, keys, admission, state) => {
    expect(checkKeys(keys, NOW, admission).state).toBe(state)
  })
})

it('warns before a certificate expires, and fails before and after its validity', () => {
  const path = new URL('../../../test/http/tls/one.cert.pem', import.meta.url)
  const { validFromDate, validToDate } = new X509Certificate(readFileSync(path))
  const validity = { path: path.pathname, from: validFromDate.getTime(), until: validToDate.getTime() }
  const at = (now: number) => checkCertificate(validity, now).state
  expect(at(validity.from + DAY)).toBe('ok')
  expect(at(validity.from - DAY)).toBe('failure')
  expect(at(validity.until - 3 * DAY)).toBe('warning')
  expect(at(validity.until)).toBe('failure')
})

it('returns the worst state', () => {
  expect(worstOf([])).toBe('ok')
  expect(
    worstOf([checkIndexes(healthy), checkKeys([], NOW, { otherwise: false, isOpenToOthers: true })]),
  ).toBe('warning')
})

it('accepts that there are no refused events, else names the sender of most', () => {
  const since = { refused: 7, kept: 3, skipped: 4, lost: 0 }
  expect(checkRefused([])).toEqual({ name: 'refused', state: 'ok', message: 'no refused events are stored' })
  const letters = ['key a', 'key b', 'key b'].map((sender, i) => ({ id: String(i), sender, bytes: 1 }))
  expect(checkRefused(letters, since)).toMatchObject({
    state: 'warning',
    message:
      '3 refused events are stored, limit 1000, 2 of them from key b; since the server started 7 were refused, ' +
      '3 stored, 4 not stored because their request had too many, 0 lost',
  })
})

describe('retention', () => {
  it.each([
    ['there are no runs', undefined, 'ok'],
    ['an event came a week ago', NOW - 7 * DAY, 'ok'],
    ['the newest event is older', NOW - 7 * DAY - 1, 'warning'],
    ['the clock jumped years ahead', NOW - 9 * 365 * DAY, 'warning'],
  ])('if %s', (_, newest, state) => expect(checkRetention(newest, NOW).state).toBe(state))
})
