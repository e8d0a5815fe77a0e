import { describe, expect, test } from 'vitest'
import { MART, observationOf, runEvent } from '../sample-event.test-support.ts'
import { withoutSelector } from './iceberg-selector.ts'

describe('removes a selector from the name of an Iceberg table', () => {
  test.each([
    ['bikes.trips.snapshots', 'bikes.trips'],
    ['bikes.trips.all_data_files', 'bikes.trips'],
    ['bikes.trips.metadata_log_entries', 'bikes.trips'],
    ['bikes.trips.snapshot_id_1458341638366472111', 'bikes.trips'],
    ['bikes.trips.at_timestamp_1700000000000', 'bikes.trips'],
    ['bikes.trips.branch_audit', 'bikes.trips'],
    ['bikes.trips.tag_2024', 'bikes.trips'],
    ['lake.bikes.trips.history', 'lake.bikes.trips'],
  ])('%s is %s', (name, table) => expect(withoutSelector(name, '/lake/tables/bikes.db/trips')).toBe(table))

  test('for any path, because a renamed table keeps its path', () =>
    expect(withoutSelector('bikes.riders.snapshots', '/lake/tables/bikes.db/riders_new')).toBe(
      'bikes.riders',
    ))
})

describe('does not change', () => {
  test.each([
    ['bikes.trips', '/lake/tables/bikes.db/trips'],
    ['bikes.snapshots', '/lake/tables/bikes.db/snapshots'],
    ['files', '/lake/files'],
    ['lake.bikes.files', '/lake/tables/bikes/files'],
    ['lake.bikes.branch_offices', '/lake/tables/bikes/branch_offices'],
    ['bikes.trips.details', '/lake/tables/bikes/trips/details'],
  ])('%s of %s', (name, path) => expect(withoutSelector(name, path)).toBe(name))
})

test('an event that reads the history of a table names the table', () => {
  const named = (name: string) => ({
    namespace: 'file',
    name: '/lake/tables/bikes.db/trips',
    facets: { symlinks: { identifiers: [{ namespace: 'hive://h:9083', name, type: 'TABLE' }] } },
  })
  const { datasets } = observationOf(
    runEvent({ inputs: [named('bikes.trips.snapshots'), named('bikes.trips')], outputs: [MART] }),
  )
  expect(new Set(datasets.flatMap(({ symlinks }) => symlinks.map(({ name }) => name)))).toEqual(
    new Set(['bikes.trips']),
  )
})
