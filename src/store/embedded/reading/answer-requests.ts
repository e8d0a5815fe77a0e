import { assertNever } from '../../../lib/assert-never.ts'
import type { ReadAnswer, ReadRequest } from '../../../query/read-requests.ts'
import type { Graph } from '../graph.ts'
import { ownersIn } from '../owners-in.ts'
import { openDeleted } from './browse/deleted.ts'
import { openEdgeReader } from './browse/edges.ts'
import { openInteractionPages } from './browse/interactions.ts'
import { openLists } from './browse/open-lists.ts'
import { openDescriber } from './describe.ts'
import { expand } from './expand.ts'
import { openGapsReader } from './gaps.ts'
import { openGroups } from './groups.ts'
import { openLabels } from './labels.ts'
import { openLinks } from './links.ts'
import { openLookup } from './lookup-name.ts'
import { noMemory, type Memory } from './memory.ts'
import { openRefs } from './refs.ts'
import { openRollUpReader } from './rollup-rows.ts'
import { openSearch } from './search.ts'
import { openNameSearch } from './search-names.ts'
import { openColumnSelector } from './select-columns.ts'
import { openNamedSelector } from './select-named.ts'
import { openTouchReader, touch } from './touch.ts'
import { openInteractions } from './work/interactions.ts'
import { openLinker } from './work/links.ts'
import { openOperations } from './work/operations.ts'
import { openPartReader } from './work/parts.ts'
import { openRunSelector } from './work/runs.ts'
import { openWorkReader } from './work/works.ts'

/** Answers one read request; `poll` is called as work goes on and throws to give up. */
export type Answering = (request: ReadRequest, poll: () => void) => ReadAnswer

/** Opens the reading side of a connection. All that one evaluation asks must lie in one read transaction. */
export function openAnswering(graph: Graph, memory: Memory = noMemory()): Answering {
  const groups = openGroups(graph)
  const refs = openRefs(graph, memory)
  const labels = openLabels(graph)
  const rollUps = openRollUpReader(graph)
  const links = openLinks(graph, rollUps, memory)
  const touches = openTouchReader(graph)
  const gaps = openGapsReader(graph, groups, refs, rollUps)
  const describe = openDescriber(graph, groups, labels, refs, memory)
  const datasets = openNamedSelector('dataset', graph, groups, labels, refs)
  const jobs = openNamedSelector('job', graph, groups, labels, refs)
  const columns = openColumnSelector(graph, groups, labels, refs, datasets)
  const interactions = openInteractions(graph)
  const operations = openOperations(graph)
  const runs = openRunSelector(graph, groups, refs, interactions)
  const parts = openPartReader(graph, runs)
  const works = openWorkReader(graph, groups, operations)
  const linked = openLinker(graph, groups, interactions, operations)
  const lookup = openLookup(graph, groups)
  const searchNames = openNameSearch(graph)
  const search = openSearch(graph, groups)
  const list = openLists(graph, groups, labels, refs)
  const edges = openEdgeReader(graph)
  const interactionPages = openInteractionPages(graph)
  const deleted = openDeleted(graph)
  return (request, poll) => {
    poll()
    switch (request.kind) {
      case 'select': {
        const { of } = request
        switch (of) {
          case 'dataset':
            return datasets.page(request, poll)
          case 'job':
            return jobs.page(request, poll)
          case 'column':
            return columns(request, poll)
          default:
            return assertNever(of)
        }
      }
      case 'expand':
        return expand(graph, links, request, poll)
      case 'touch':
        return touch(graph, touches, request, poll)
      case 'gaps':
        return gaps(request, poll)
      case 'refs':
        return refs.byIds(request.ids)
      case 'describe':
        return describe(request, poll)
      // A level takes one seek a node, so a walk in one statement would win nothing.
      case 'walk':
      case 'paths':
        return undefined
      // This thread has no other work.
      case 'pause':
        return undefined
      case 'runs':
        return runs(request, poll)
      case 'parts':
        return parts(request, poll)
      case 'work':
        return works(request, poll)
      case 'links':
        return linked(request, poll)
      case 'lookup':
        return request.names.map(lookup(request.hidden, poll))
      case 'names':
        return searchNames(request)
      case 'search':
        return search(request)
      case 'runOwners':
        return ownersIn(graph, request.runs)
      case 'list':
        return list(request)
      case 'nodes':
        return request.ids.flatMap((id) => graph.nodes.get(request.label, id) ?? [])
      case 'edges':
        return edges(request)
      case 'interactions':
        return interactionPages(request)
      case 'deleted':
        return deleted(request.limit)
      default:
        return assertNever(request)
    }
  }
}
