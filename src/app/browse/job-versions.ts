import type { EdgeRow } from '../../domain/graph-rows.ts'
import type { Id } from '../../domain/ids.ts'
import type { JsonObject } from '../../lib/json.ts'
import type { Read } from '../../store/read.ts'
import { compareByName, namesOf } from './cards.ts'
import { listPage, type Page, type PageRequest } from './list.ts'
import { plainProps, present } from './plain-props.ts'
import { operationsOfRuns } from './operations-of-runs.ts'

const BOUNDS = { operations: 100, interactions: 100 }

/** The versions and schemas of the inputs and outputs of each run of a job, the newest run first. */
export async function jobVersions(read: Read, job: Id, page: PageRequest): Promise<Page> {
  const { items, ...more } = await listPage(read, 'run', { order: 'startedAt', filters: { job } }, page)
  const runs = items.map(({ id }) => id as Id)
  const details = await operationsOfRuns(read, runs, BOUNDS)
  const names = await namesOf(
    read,
    'Dataset',
    [...details.interactions.values()].flatMap((edges) => edges.map(({ to }) => to)),
  )
  const versions = (edges: readonly EdgeRow[], type: 'READ' | 'WROTE'): readonly JsonObject[] =>
    edges
      .filter((edge) => edge.type === type)
      .flatMap(({ to, props }) => {
        const dataset = names.get(to)
        return dataset === undefined ? [] : [{ dataset, props }]
      })
      .sort((a, b) => compareByName(a.dataset, b.dataset))
      .map(({ dataset, props }) => ({
        dataset: dataset,
        ...plainProps(props, ['version', 'types', 'numRows', 'numBytes', 'numFiles']),
        ...present({ schema: props['schemaId'] }),
      }))
  return {
    items: items.map((run) => {
      const operations = (details.operations.get(run['id'] as Id) ?? []).filter(
        ({ props }) => props['jobId'] === job,
      )
      const edges = operations.flatMap(({ id }) => details.interactions.get(id) ?? [])
      const isCut = [run['id'] as Id, ...operations.map(({ id }) => id)].some((id) => details.cut.has(id))
      return { run, inputs: versions(edges, 'READ'), outputs: versions(edges, 'WROTE'), complete: !isCut }
    }),
    ...more,
  }
}
