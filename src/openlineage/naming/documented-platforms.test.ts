import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { datasetNameAt } from './dataset-name-at.ts'
import { normalise } from './normalise.ts'
import { nameWithin, placeOf } from './place-of.ts'
import { platforms } from './platform-registry.ts'

interface Row {
  readonly platform: string
  readonly named: readonly string[]
  readonly canonical: readonly string[]
  readonly type: string
  readonly location: string
  readonly addresses: readonly string[]
  readonly storage: string | undefined
  readonly within: string | undefined
}

const texts = (cell: string): readonly string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, text]) => text!)

/** The table of docs/naming.md. */
const rows: readonly Row[] = readFileSync(new URL('../../../docs/naming.md', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|') && line.includes('`'))
  .map((line) => {
    const [platform, named, canonical, location, addresses, storage, within] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()) as [string, string, string, string, string, string, string]
    return {
      platform,
      named: texts(named),
      canonical: texts(canonical),
      type: location.split(' ')[0]!,
      location: texts(location)[0] ?? '',
      addresses: texts(addresses),
      storage: texts(storage)[0],
      within: texts(within)[0],
    }
  })

const pair = ([namespace, name]: readonly string[]) => ({ namespace: namespace!, name: name! })

describe('the documented table of platforms', () => {
  test('has every platform', () => {
    const documented = new Set(rows.map(({ type }) => type))
    expect(platforms.filter(({ scheme }) => !documented.has(scheme))).toEqual([])
  })

  test.each(rows.map((row) => [row.platform, row] as const))('%s', (_, row) => {
    const dataset = normalise(pair(row.named))
    expect(dataset).toEqual(pair(row.canonical))
    const place = placeOf(dataset)
    expect(nameWithin(dataset)).toBe(row.within)
    if (row.type === '') {
      expect(place).toBeUndefined()
      return
    }
    expect(place).toEqual({
      location: { type: row.type, name: row.location, addresses: row.addresses },
      ...(row.storage === undefined ? {} : { storage: row.storage }),
    })
    expect(datasetNameAt(place!, nameWithin(dataset))).toEqual(dataset)
  })
})
