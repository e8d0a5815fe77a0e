import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { UnusableExport } from '../../src/app/transfer/import-graph.ts'
import { EDITED_DESCRIPTION, editedTag } from '../../src/domain/edit-fields.ts'
import { observeEdit } from '../../src/domain/merge/observe.test-support.ts'
import { StoreUnusable, type LineageStore } from '../../src/store/lineage-store.ts'
import { randomEntities } from '../generators/random-entities.ts'
import { randomEvents } from '../generators/random-events.ts'
import { eventsOfAllSorts } from './events-of-all-sorts.ts'
import { dumped, exported, importLines, observed, recordOwn } from './graph-text.ts'
import { runs } from '../runs.ts'
import { embeddedStores } from '../embedded-stores.ts'

/** Each case opens two stores; src/domain/merge/base-rows.property.test.ts runs many cases. */
const RUNS = runs(3)
const open = embeddedStores('transfer')
const stores: LineageStore[] = []

async function openEmpty(): Promise<LineageStore> {
  const store = await open()
  stores.push(store)
  return store
}

afterAll(() => Promise.all(stores.map((store) => store.close())))

describe('an export', () => {
  const all = eventsOfAllSorts()
  const half = Math.floor(all.length / 2)
  let store: LineageStore
  let lines: readonly string[]
  beforeAll(async () => {
    store = await openEmpty()
    await store.ingest(all.slice(0, half))
    lines = await exported(store)
  })

  it('states its format, its size, and that it is complete', () => {
    expect(JSON.parse(lines[0]!)).toMatchObject({ format: 'tributary-graph', version: 1 })
    const { rows } = JSON.parse(lines[0]!) as { readonly rows: { readonly [sort: string]: number } }
    expect(Object.values(rows).reduce((sum, count) => sum + count)).toBe(lines.length - 2)
    expect(Object.keys(rows)).toEqual(
      expect.arrayContaining(['Aggregate', 'Dataset', 'Job', 'SAME_AS', 'Mapping']),
    )
    for (const derived of ['Run', 'Operation', 'READ', 'ALIAS_OF', 'DERIVED_FROM'])
      expect(rows).not.toHaveProperty(derived)
    expect(JSON.parse(lines.at(-1)!)).toMatchObject({ end: 'tributary-graph', rows: lines.length - 2 })
  })

  it('contains edits and their records, in a separate format version', async () => {
    const edited = await openEmpty()
    const said = { [EDITED_DESCRIPTION]: 'said', [editedTag(['pii', ''])]: false }
    await edited.ingest([
      ...all.slice(0, half),
      observeEdit(Date.UTC(2026, 10, 1), { dataset: 'db:orders' }, said, { id: 'the number' }),
      observeEdit(Date.UTC(2026, 10, 1), { job: 'load' }, said),
    ])
    const exportLines = await exported(edited)
    expect(JSON.parse(exportLines[0]!)).toMatchObject({ version: 3, rows: { Edit: 2 } })
    const copy = await openEmpty()
    await importLines(copy, exportLines)
    expect(await dumped(copy)).toEqual(await dumped(edited))
  })

  it('omits records of keys and saved queries, and can go into a store with nothing else', async () => {
    const source = await openEmpty()
    await source.ingest(all.slice(0, half))
    const before = await exported(source)
    await recordOwn(source)
    expect(await exported(source)).toEqual(before)

    const target = await openEmpty()
    await recordOwn(target)
    const own = await dumped(target)
    expect(own).toHaveLength(2)
    await importLines(target, before)
    const rows = await dumped(target)
    expect(rows).toEqual(expect.arrayContaining([...own]))
    expect(rows.filter((row) => !own.includes(row))).toEqual(await dumped(store))
    await expect(importLines(target, before)).rejects.toThrow(StoreUnusable)
  })

  it('gives the same graph and the same export, and later events merge alike', async () => {
    const copy = await openEmpty()
    expect(await importLines(copy, lines)).toBe(lines.length - 2)
    expect(await dumped(copy)).toEqual(await dumped(store))
    expect(await exported(copy)).toEqual(lines)
    for (const each of [store, copy]) await each.ingest(all.slice(half))
    expect(await dumped(copy)).toEqual(await dumped(store))
    expect((await copy.verify()).differences).toBe(0)
  })

  describe('of a store with saved queries', () => {
    const query = {
      name: 'mine',
      text: '-- a\ndatasets in $ns',
      description: 'Whose?',
      params: [{ name: 'ns', kind: 'text' as const, default: '*' }],
      savedAt: 1_790_000_000_000,
    }
    const other = { name: 'other', text: 'jobs', params: [], savedAt: 5 }
    let source: LineageStore
    let withSaved: readonly string[]
    beforeAll(async () => {
      source = await openEmpty()
      await source.ingest(all.slice(0, 4))
      // The key that created a query is omitted, like all keys.
      for (const one of [other, { ...query, createdBy: 'abcdefghij' }]) await source.savedQueries.put(one)
      withSaved = await exported(source)
    })
    const savedIn = (target: LineageStore) => target.savedQueries.list({ limit: 10 })

    it('contains them, and their number', async () => {
      expect(JSON.parse(withSaved[0]!)).toMatchObject({ version: 2, rows: { SavedQuery: 2 } })
      const copy = await openEmpty()
      expect(await importLines(copy, withSaved)).toBe(withSaved.length - 2)
      expect(await savedIn(copy)).toEqual([query, other])
      expect(await dumped(copy)).toEqual(await dumped(source))
      expect(await exported(copy)).toEqual(withSaved)
    })

    it('contains them without a graph too', async () => {
      const [from, to] = [await openEmpty(), await openEmpty()]
      await from.savedQueries.put(query)
      await importLines(to, await exported(from))
      expect(await savedIn(to)).toEqual([query])
    })

    it('keeps queries of the other store, and is rejected if a name is used for two queries', async () => {
      const target = await openEmpty()
      await target.savedQueries.put({ ...query, name: 'own' })
      await target.savedQueries.put(other)
      await importLines(target, withSaved)
      expect((await savedIn(target)).map(({ name }) => name)).toEqual(['mine', 'other', 'own'])

      const clash = await openEmpty()
      await clash.savedQueries.put({ ...other, text: 'datasets' })
      await expect(importLines(clash, withSaved)).rejects.toThrow(/@other.*delete them/u)
      expect(await savedIn(clash)).toEqual([{ ...other, text: 'datasets' }])
      expect(await dumped(clash)).toEqual([])
    })

    it('saves nothing in a store with a graph', async () => {
      const full = await openEmpty()
      await full.ingest(all.slice(0, 2))
      await expect(importLines(full, withSaved)).rejects.toThrow(StoreUnusable)
      expect(await savedIn(full)).toEqual([])
    })

    it.each([
      ['name', (line: string) => line.replace('"saved":"mine"', '"saved":"m i"'), /is not a valid name/],
      ['parameter', (line: string) => line.replace('"kind":"text"', '"kind":"x"'), /its parameters/],
    ])('is rejected with an invalid %s', async (_, damage, message) => {
      await expect(importLines(await openEmpty(), withSaved.map(damage))).rejects.toThrow(message)
    })
  })

  it('is imported into an empty store only', async () => {
    const before = await dumped(store)
    await expect(importLines(store, lines)).rejects.toThrow(StoreUnusable)
    expect(await dumped(store)).toEqual(before)
  })

  it.each([
    ['cut off', (from: readonly string[]) => from.slice(0, -3), /cut off after \d+ of \d+ rows/],
    [
      'cut off within a line',
      (from: readonly string[]) => [...from.slice(0, 7), from[7]!.slice(0, 20)],
      /in line 8/,
    ],
    [
      'without a line',
      (from: readonly string[]) => from.toSpliced(5, 1),
      /is damaged: its rows are not those/,
    ],
    [
      'with another value',
      (from: readonly string[]) => from.map((line) => line.replace('"firstSeen":1', '"firstSeen":2')),
      /is damaged/,
    ],
    ['with a line after its last', (from: readonly string[]) => [...from, '{}'], /follows the last line/],
    [
      'of a later version',
      ([, ...rest]: readonly string[]) => ['{"format":"tributary-graph","version":99}', ...rest],
      /has version 99/,
    ],
    [
      'by later producer rules',
      ([, ...rest]: readonly string[]) => ['{"format":"tributary-graph","version":1,"habits":999}', ...rest],
      /derived by version 999/,
    ],
    ['that is another file', () => ['{"eventType":"START"}'], /export of a graph/],
    ['that is not JSON', () => ['hello'], /export of a graph/],
    ['that is empty', () => [], /is empty/],
  ] as const)('%s is rejected, and nothing of it is imported', async (_, damage, message) => {
    const copy = await openEmpty()
    const damaged = importLines(copy, damage(lines))
    await expect(damaged).rejects.toThrow(UnusableExport)
    await expect(damaged).rejects.toThrow(message)
    expect(await dumped(copy)).toEqual([])
    expect(await importLines(copy, lines)).toBe(lines.length - 2)
  })

  it('leaves an empty store if reading the file fails', async () => {
    const copy = await openEmpty()
    const broken = async function* () {
      for await (const row of store.dump()) if (row.kind === 'node' && row.row.label !== 'Job') yield row
      throw new Error('the disk is gone')
    }
    await expect(copy.restore(broken())).rejects.toThrow('the disk is gone')
    expect(await dumped(copy)).toEqual([])
    await copy.ingest(all)
    expect((await dumped(copy)).length).toBeGreaterThan(100)
  })

  it('blocks writers until it is complete', async () => {
    const busy = await openEmpty()
    const order: string[] = []
    const still = busy.withWritesPaused(async () => {
      const written = busy.ingest(all.slice(0, 1)).then(() => order.push('written'))
      await dumped(busy)
      order.push('done')
      return () => written
    })
    await (
      await still
    )()
    expect(order).toEqual(['done', 'written'])
  })
})

describe('an export of any events and entities', () => {
  it('gives the same graph and the same export, and later ones merge alike', async () => {
    await fc.assert(
      fc.asyncProperty(
        randomEvents({ maxLength: 12 }),
        randomEntities({ maxLength: 12 }),
        fc.nat({ max: 24 }),
        async (events, entities, cut) => {
          const all = observed([...entities, ...events])
          const [store, copy] = [await openEmpty(), await openEmpty()]
          await store.ingest(all.slice(cut))
          const lines = await exported(store)
          await importLines(copy, lines)
          expect(await dumped(copy)).toEqual(await dumped(store))
          expect(await exported(copy)).toEqual(lines)
          for (const each of [store, copy]) await each.ingest(all.slice(0, cut))
          expect(await dumped(copy)).toEqual(await dumped(store))
          for (const each of [store, copy]) await each.close()
        },
      ),
      { numRuns: RUNS },
    )
  }, 180_000)
})
