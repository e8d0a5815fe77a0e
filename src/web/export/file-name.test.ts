import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { fileName } from './file-name.ts'

const AT = Date.UTC(2026, 10, 26, 23, 59)

it.each([
  ['upstream of shop.marts.fct_orders depth 3', 'upstream-of-shop.marts.fct-orders-depth-3-2026-11-26.csv'],
  ['-- why\nlineage of "Größe/../x"', 'lineage-of-gro-e-.-x-2026-11-26.csv'],
  ['../../etc/passwd', 'etc-passwd-2026-11-26.csv'],
  ['{ 数据 }', 'lineage-2026-11-26.csv'],
  ['', 'lineage-2026-11-26.csv'],
])('%j', (query, wanted) => {
  expect(fileName(query, 'csv', AT)).toBe(wanted)
})

test('any query gives a name that is safe everywhere', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (query) => {
      const name = fileName(query, 'openlineage.ndjson', AT)
      expect(name).toMatch(/^[a-z0-9][a-z0-9.-]*-2026-11-26\.openlineage\.ndjson$/u)
      expect(name.length).toBeLessThanOrEqual(80)
      expect(name).not.toContain('..')
    }),
  )
})
