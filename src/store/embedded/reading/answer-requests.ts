import type { ReadAnswer, ReadAnswers, ReadRequest, RequestOf } from '../../../query/read-requests.ts'
import type { Graph } from '../graph.ts'
import { ownersIn } from '../owners-in.ts'
import { openDeleted } from './browse/deleted.ts'
import { openEdgeReader } from './browse/edges.ts'
import { openInteractionPages } from './browse/interactions.ts'
import { openLists } from './browse/open-lists.ts'
import { openDeletions } from './deletions.ts'
import { openDescriber } from './describe.ts'
import { expand } from './expand.ts'
import { openGapsReader } from './gaps.ts'
import { openGroups } from './groups.ts'
import { openLabels } from './labels.ts'
import { openLinks } from './links.ts'
import { openLookup } from './lookup-name.ts'
import { noCache, type ReaderCache } from './reader-cache.ts'
import { openRefs } from './refs.ts'
import { openRollUpReader } from './rollup-rows.ts'
import { openSearch } from './search.ts'
import { openNameSearch } from './search-names.ts'
import { openColumnSelector } from './select-columns.ts'
import { openNamedSelector } from './select-named.ts'
import { openTouchReader, touch } from './touch.ts'
import { openInteractions } from './executions/interactions.ts'
import { openLinker } from './executions/links.ts'
import { openOperations } from './executions/operations.ts'
import { openPartReader } from './executions/parts.ts'
import { openRunSelector } from './executions/runs.ts'
import { openExecutionReader } from './executions/execution-reader.ts'

/** Answers one read request; calls `poll` often, which throws when the caller has given up. */
export type Answering = (request: ReadRequest, poll: () => void) => ReadAnswer

type Kind = ReadRequest['kind']

/** Opens the reading side of a connection. All that one evaluation asks must lie in one read transaction. */
export function openAnswering(graph: Graph, cache: ReaderCache = noCache()): Answering {
  const groups = openGroups(graph)
  const refs = openRefs(graph, cache)
  const labels = openLabels(graph)
  const rollUps = openRollUpReader(graph)
  const deletions = openDeletions(graph)
  const links = openLinks(graph, rollUps, cache)
  const touches = openTouchReader(graph)
  const datasets = openNamedSelector('dataset', graph, groups, labels, refs, deletions.dataset)
  const jobs = openNamedSelector('job', graph, groups, labels, refs, deletions.job)
  const columns = openColumnSelector(graph, groups, labels, refs, datasets, deletions)
  const selectors = { dataset: datasets.page, job: jobs.page, column: columns }
  const interactions = openInteractions(graph)
  const operations = openOperations(graph)
  const runs = openRunSelector(graph, groups, refs, interactions)
  const lookup = openLookup(graph, groups, deletions)
  const deleted = openDeleted(graph)
  const answers: { readonly [K in Kind]: (request: RequestOf<K>, poll: () => void) => ReadAnswers[K] } = {
    select: (request, poll) => selectors[request.of](request, poll),
    expand: (request, poll) => expand(graph, links, request, poll),
    touch: (request, poll) => touch(graph, touches, request, poll),
    gaps: openGapsReader(graph, groups, refs, rollUps),
    refs: ({ ids }) => refs.byIds(ids),
    describe: openDescriber(graph, groups, labels, refs, cache),
    // A level takes one seek per node, so a walk in one statement would not be faster.
    walk: () => undefined,
    paths: () => undefined,
    // This thread has no other work.
    pause: () => undefined,
    runs,
    parts: openPartReader(graph, runs),
    executions: openExecutionReader(graph, groups, operations, deletions),
    links: openLinker(graph, groups, interactions, operations, deletions),
    lookup: ({ names }, poll) => names.map(lookup(poll)),
    names: openNameSearch(graph),
    search: openSearch(graph, groups),
    runOwners: (request) => ownersIn(graph, request.runs),
    list: openLists(graph, groups, labels, refs, deletions),
    nodes: ({ label, ids }) => ids.flatMap((id) => graph.nodes.get(label, id) ?? []),
    edges: openEdgeReader(graph),
    interactions: openInteractionPages(graph),
    deleted,
  }
  const answer = <K extends Kind>(kind: K, request: RequestOf<K>, poll: () => void): ReadAnswers[K] =>
    answers[kind](request, poll)
  return (request, poll) => {
    poll()
    return answer(request.kind, request, poll)
  }
}
