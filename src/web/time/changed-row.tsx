import type { NodeJson } from '../../render/answer-json.ts'
import { KindMark } from '../ui/kind-mark.tsx'
import type { ChangedItem } from './changed-items.ts'

const SIGNS = { added: ['+', 'added'], removed: ['−', 'removed'] } as const
/** Names at most this many jobs and counts the rest. */
const JOBS = 3

/** A row in the list of changes: a sign and a word, then the node, or the ends and jobs of the edge. */
export function ChangedRow({ thing }: { readonly thing: ChangedItem }) {
  const [sign, word] = SIGNS[thing.change]
  return (
    <>
      <span className={`change-mark change-${thing.change}`}>
        <span aria-hidden="true">{sign}</span> {word}
      </span>
      {thing.kind === 'node' ? (
        <span className="change-what">
          <Name node={thing.node} />
          <span className="faint change-beside">
            <bdi>{thing.node.dataset?.name ?? thing.node.namespace}</bdi>
          </span>
        </span>
      ) : (
        <span className="change-what">
          <span className="change-ends">
            <Name node={thing.from} /> <span aria-hidden="true">→</span>
            <span className="visually-hidden"> to </span> <Name node={thing.to} />
          </span>
          <span className="faint change-beside">
            {thing.edge.jobs.length === 0 ? 'unknown job' : 'by '}
            {thing.edge.jobs.slice(0, JOBS).map(({ id, name }, i) => (
              <span key={id}>
                {i === 0 ? '' : ', '}
                <bdi>{name}</bdi>
              </span>
            ))}
            {thing.edge.jobs.length > JOBS ? ` and ${thing.edge.jobs.length - JOBS} more` : ''}
          </span>
        </span>
      )}
    </>
  )
}

function Name({ node }: { readonly node: NodeJson | undefined }) {
  if (node === undefined) return <span className="faint">(not shown)</span>
  return (
    <span className="change-name">
      <KindMark kind={node.kind} />
      <bdi title={node.name}>{node.name}</bdi>
    </span>
  )
}
