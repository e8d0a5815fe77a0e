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
  it('takes the schema that was told last, whichever came first', () => {
    const versions = [
      version('written', '2026-11-02T00:00:00.000Z', ['id', 'mail']),
      version('written', '2026-11-09T00:00:00.000Z', ['id', 'phone']),
    ]
    expect(currentColumns(versions)).toEqual(new Set(['id', 'phone']))
    expect(currentColumns(versions.toReversed())).toEqual(new Set(['id', 'phone']))
  })

  it('takes what a reader saw only where nobody else tells', () => {
    const read = version('read', '2026-11-20T00:00:00.000Z', ['id'])
    expect(currentColumns([read])).toEqual(new Set(['id']))
    expect(currentColumns([read, version('declared', '2026-11-01T00:00:00.000Z', ['id', 'mail'])])).toEqual(
      new Set(['id', 'mail']),
    )
  })

  it('takes together what a dataset has by each of its names', () => {
    const versions = [
      version('written', '2026-11-02T00:00:00.000Z', ['id']),
      version('written', '2026-11-01T00:00:00.000Z', ['mail'], 's3'),
    ]
    expect(currentColumns(versions)).toEqual(new Set(['id', 'mail']))
  })

  it('knows nothing where no schema was told', () => {
    expect(currentColumns([])).toBeUndefined()
  })
})
