import type { ReadAnswer, ReadAnswers, ReadRequest, RequestOf } from '../../../query/read-requests.ts'
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

type Kind = ReadRequest['kind']

/** Opens the reading side of a connection. All that one evaluation asks must lie in one read transaction. */
export function openAnswering(graph: Graph, memory: Memory = noMemory()): Answering {
  const groups = openGroups(graph)
  const refs = openRefs(graph, memory)
  const labels = openLabels(graph)
  const rollUps = openRollUpReader(graph)
  const links = openLinks(graph, rollUps, memory)
  const touches = openTouchReader(graph)
  const datasets = openNamedSelector('dataset', graph, groups, labels, refs)
  const jobs = openNamedSelector('job', graph, groups, labels, refs)
  const columns = openColumnSelector(graph, groups, labels, refs, datasets)
  const selectors = { dataset: datasets.page, job: jobs.page, column: columns }
  const interactions = openInteractions(graph)
  const operations = openOperations(graph)
  const runs = openRunSelector(graph, groups, refs, interactions)
  const lookup = openLookup(graph, groups)
  const deleted = openDeleted(graph)
  const answers: { readonly [K in Kind]: (request: RequestOf<K>, poll: () => void) => ReadAnswers[K] } = {
    select: (request, poll) => selectors[request.of](request, poll),
    expand: (request, poll) => expand(graph, links, request, poll),
    touch: (request, poll) => touch(graph, touches, request, poll),
    gaps: openGapsReader(graph, groups, refs, rollUps),
    refs: ({ ids }) => refs.byIds(ids),
    describe: openDescriber(graph, groups, labels, refs, memory),
    // A level takes one seek per node, so a walk in one statement would not be faster.
    walk: () => undefined,
    paths: () => undefined,
    // This thread has no other work.
    pause: () => undefined,
    runs,
    parts: openPartReader(graph, runs),
    executions: openWorkReader(graph, groups, operations),
    links: openLinker(graph, groups, interactions, operations),
    lookup: ({ names, hidden }, poll) => names.map(lookup(hidden, poll)),
    names: openNameSearch(graph),
    search: openSearch(graph, groups),
    runOwners: (request) => ownersIn(graph, request.runs),
    list: openLists(graph, groups, labels, refs),
    nodes: ({ label, ids }) => ids.flatMap((id) => graph.nodes.get(label, id) ?? []),
    edges: openEdgeReader(graph),
    interactions: openInteractionPages(graph),
    deleted: ({ limit }) => deleted(limit),
  }
  const answer = <K extends Kind>(kind: K, request: RequestOf<K>, poll: () => void): ReadAnswers[K] =>
    answers[kind](request, poll)
  return (request, poll) => {
    poll()
    return answer(request.kind, request, poll)
  }
}
