import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DROPPED_FACETS, READ_FACETS } from '../../src/openlineage/facets/facet-registry.ts'
import { SPEC_FACETS } from './spec-facets.ts'

const PLACES: ReadonlySet<string> = new Set(['run', 'job', 'dataset', 'input', 'output'])

/** `key place` of every row of the tables in docs/facets.md. */
const documented = readFileSync(new URL('../../docs/facets.md', import.meta.url), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, key, places, becomes, seen] =
      /^\| `([^`]+)` +\| ([a-z, ]+?) +\| (.+?) +\| (.+?) +\|$/.exec(line) ?? []
    if (key === undefined || places === undefined) return []
    return places.split(', ').map((place) => ({ key, place, becomes, seen }))
  })
const rows = documented.map(({ key, place }) => `${key} ${place}`)

const read = READ_FACETS.flatMap(({ key, places }) => places.map((place) => `${key} ${place}`))
const specified = SPEC_FACETS.map(({ key, place }) => `${key} ${place}`)

describe('the table of facets', () => {
  it('tells each facet of each place once, what becomes of it and where it is seen', () => {
    expect(rows.filter((row, i) => rows.indexOf(row) !== i)).toEqual([])
    for (const { place, becomes, seen } of documented) {
      expect(PLACES).toContain(place)
      expect([becomes, seen]).not.toContain(undefined)
    }
  })

  it('has every facet that is read', () => {
    expect(read.filter((row) => !rows.includes(row))).toEqual([])
    for (const key of DROPPED_FACETS) expect(documented.map((row) => row.key)).toContain(key)
  })

  it('has every facet of the specification', () =>
    expect(specified.filter((row) => !rows.includes(row))).toEqual([]))

  it('has no other', () => {
    const known = [...read, ...specified, ...[...DROPPED_FACETS].map((key) => `${key} run`)]
    expect(rows.filter((row) => !known.includes(row))).toEqual([])
  })

  it('calls stored only what is stored as it came', () => {
    const isRead = new Set(read)
    const wrong = documented.filter(
      ({ key, place, becomes }) => becomes === 'stored' && isRead.has(`${key} ${place}`),
    )
    expect(wrong).toEqual([])
  })
})
