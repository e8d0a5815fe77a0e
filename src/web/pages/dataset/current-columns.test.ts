import { describe, expect, it } from 'vitest'
import { currentColumns } from './current-columns.ts'

type Versions = Parameters<typeof currentColumns>[0]
const version = (
  role: Versions[number]['role'],
  lastSeen: string,
  names: readonly string[],
  dataset = 'orders',
): Versions[number] => ({
  role,
  lastSeen,
  dataset: { id: dataset, namespace: 'db', name: dataset },
  fields: names.map((name) => ({ name })),
})

describe('columnsNow', () => {
  it('uses the schema reported last', () => {
    const versions = [
      version('written', '2026-11-02T00:00:00.000Z', ['id', 'mail']),
      version('written', '2026-11-09T00:00:00.000Z', ['id', 'phone']),
    ]
    expect(currentColumns(versions)).toEqual(new Set(['id', 'phone']))
    expect(currentColumns(versions.toReversed())).toEqual(new Set(['id', 'phone']))
  })

  it("uses a reader's schema only if there is no other", () => {
    const read = version('read', '2026-11-20T00:00:00.000Z', ['id'])
    expect(currentColumns([read])).toEqual(new Set(['id']))
    expect(currentColumns([read, version('declared', '2026-11-01T00:00:00.000Z', ['id', 'mail'])])).toEqual(
      new Set(['id', 'mail']),
    )
  })

  it('combines the schemas of all names of a dataset', () => {
    const versions = [
      version('written', '2026-11-02T00:00:00.000Z', ['id']),
      version('written', '2026-11-01T00:00:00.000Z', ['mail'], 's3'),
    ]
    expect(currentColumns(versions)).toEqual(new Set(['id', 'mail']))
  })

  it('is undefined without a schema', () => {
    expect(currentColumns([])).toBeUndefined()
  })
})
