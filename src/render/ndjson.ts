import type { GraphJson, TableJson } from './answer-json.ts'
import { jsonText } from './printable.ts'

/**
 * An answer as NDJSON: one JSON object per line, each with one member that names its kind. `answer` comes first with
 * the properties of the whole answer. Then comes each `node`, `edge` and `path` of a graph, or each `row` of a table,
 * as in the JSON answer. `end` comes last and says whether the answer is complete. Without `end`, the stream was cut
 * off.
 *
 * ```
 * {"answer":{"kind":"graph","query":"…","notes":[]}}
 * {"node":{"id":"…","kind":"dataset",…}}
 * {"edge":{"from":"…","to":"…",…}}
 * {"end":{"complete":true,"cuts":[],"stats":{…}}}
 * ```
 */
export function* renderNdjson(answer: GraphJson | TableJson): Generator<string, undefined> {
  const { complete, cuts, stats } = answer
  const head = ndjsonHead(answer.kind, answer)
  if (answer.kind === 'table') {
    yield line({ answer: { ...head, columns: answer.columns } })
    for (const row of answer.rows) yield line({ row })
  } else {
    yield line({ answer: head })
    for (const node of answer.nodes) yield line({ node })
    for (const edge of answer.edges) yield line({ edge })
    for (const path of answer.paths ?? []) yield line({ path })
  }
  yield line({ end: { complete, cuts, stats } })
}

/** The properties of the whole answer, in the order of the first line. */
export const ndjsonHead = (
  kind: 'graph' | 'table',
  { query, notes, window, comparedWith }: Pick<GraphJson, 'query' | 'notes' | 'window' | 'comparedWith'>,
) => ({
  kind,
  query,
  notes,
  ...(window === undefined ? {} : { window }),
  ...(comparedWith === undefined ? {} : { comparedWith }),
})

const line = (value: object): string => `${jsonText(value)}\n`
