import { useState } from 'react'
import { Link } from 'react-router'
import type { EdgeJson, GraphJson, NodeJson } from '../../render/answer-json.ts'
import { KindMark } from '../ui/kind-mark.tsx'
import { counted } from '../ui/quantity.ts'
import { TimeText } from '../ui/time-text.tsx'

interface Props {
  readonly title: string
  readonly node: NodeJson
  /** The end of the edges at which the other node is. */
  readonly end: 'from' | 'to'
  readonly answer: GraphJson
  readonly onSelect: (id: string) => void
}

const FIRST = 20

/** The edges of a node on one side: the other node, the jobs, the basis and the times. */
export function EdgeList({ title, node, end, answer, onSelect }: Props) {
  const [all, setAll] = useState(false)
  const here = end === 'from' ? 'to' : 'from'
  const edges = answer.edges.filter((edge) => edge[here] === node.id)
  if (edges.length === 0) return null
  const shown = all ? edges.slice(0, 1000) : edges.slice(0, FIRST)
  const byId = new Map(answer.nodes.map((other) => [other.id, other]))
  return (
    <div>
      <h3>
        {title} <span className="faint">({counted(edges.length, 'edge')})</span>
      </h3>
      <ul className="side-list side-edges">
        {shown.map((edge) => {
          const other = byId.get(edge[end])
          if (other === undefined) return null
          return (
            <li key={`${edge.from} ${edge.to} ${edge.hidden ?? ''}`}>
              <button type="button" className="side-link" onClick={() => onSelect(other.id)}>
                <KindMark kind={other.kind} /> <bdi>{other.name}</bdi>
              </button>
              <EdgeFacts edge={edge} withJobs={isData(node) && isData(other)} />
            </li>
          )
        })}
      </ul>
      {shown.length === edges.length || all ? null : (
        <button type="button" className="button small" onClick={() => setAll(true)}>
          Show all {edges.length}
        </button>
      )}
    </div>
  )
}

/** If jobs, runs or operations are nodes, the job of an edge is already visible. */
const isData = ({ kind }: NodeJson): boolean => kind === 'dataset' || kind === 'column'

const JOBS = 3

function EdgeFacts({ edge, withJobs }: { readonly edge: EdgeJson; readonly withJobs: boolean }) {
  const { firstAt, lastAt } = edge
  const jobs = withJobs ? edge.jobs : []
  return (
    <div className="faint side-edge">
      {jobs.length === 0 ? null : (
        <span>
          by{' '}
          {jobs.slice(0, JOBS).map(({ id, name }, i) => (
            <span key={id}>
              {i === 0 ? '' : ', '}
              <Link to={`/jobs/${id}`}>
                <bdi>{name}</bdi>
              </Link>
            </span>
          ))}
          {jobs.length > JOBS ? ` and ${jobs.length - JOBS} more` : ''}
        </span>
      )}
      <span>{edgeWords(edge)}</span>
      {firstAt === undefined ? null : (
        <span>
          first <TimeText at={firstAt} relative />
          {lastAt === undefined ? (
            ', in force'
          ) : (
            <>
              , last <TimeText at={lastAt} relative />
            </>
          )}
        </span>
      )}
    </div>
  )
}

/** The basis of an edge and its transformations: `stated, past 2 hidden nodes, direct (identity)`. */
function edgeWords({ basis, hidden, transformations = [], change }: EdgeJson): string {
  const done = transformations.map(({ type, subtype, masking }) => {
    const how = subtype === undefined ? type : `${type} (${subtype})`
    return `${how.toLowerCase()}${masking ? ', masked' : ''}`
  })
  return [
    ...(change === undefined || change === 'kept' ? [] : [change]),
    basis.join(' and '),
    ...(hidden === undefined ? [] : [`skips ${counted(hidden, 'hidden node')}`]),
    ...new Set(done),
  ].join(', ')
}
