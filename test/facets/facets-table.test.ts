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
  it('lists each facet at each place once, with its use and where to see it', () => {
    expect(rows.filter((row, i) => rows.indexOf(row) !== i)).toEqual([])
    for (const { place, becomes, seen } of documented) {
      expect(PLACES).toContain(place)
      expect([becomes, seen]).not.toContain(undefined)
    }
  })

  it('contains every facet that the program reads', () => {
    expect(read.filter((row) => !rows.includes(row))).toEqual([])
    for (const key of DROPPED_FACETS) expect(documented.map((row) => row.key)).toContain(key)
  })

  it('contains every facet of the specification', () =>
    expect(specified.filter((row) => !rows.includes(row))).toEqual([]))

  it('contains no other facets', () => {
    const known = [...read, ...specified, ...[...DROPPED_FACETS].map((key) => `${key} run`)]
    expect(rows.filter((row) => !known.includes(row))).toEqual([])
  })

  it('calls only unchanged facets stored', () => {
    const isRead = new Set(read)
    const wrong = documented.filter(
      ({ key, place, becomes }) => becomes === 'stored' && isRead.has(`${key} ${place}`),
    )
    expect(wrong).toEqual([])
  })
})
