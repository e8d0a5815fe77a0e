import type { NodeJson } from '../../render/answer-json.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { EntityLink } from '../ui/entity-link.tsx'
import { selectorOfAll } from './select-query.ts'
import { WalkButtons } from './walk-buttons.tsx'

interface Props {
  readonly nodes: readonly NodeJson[]
  readonly onSelect: (ids: readonly string[]) => void
  readonly onAsk: (query: string) => void
}

/** A selection of several nodes, with a query for them. */
export function SeveralNodes({ nodes, onSelect, onAsk }: Props) {
  const query = selectorOfAll(nodes)
  return (
    <div className="stack">
      <h2>{nodes.length} selected</h2>
      <WalkButtons nodes={nodes} onAsk={onAsk} />
      <ul className="side-list">
        {nodes.map(({ id, kind, name, namespace, dataset }) => (
          <li key={id}>
            <EntityLink kind={kind} id={id} name={name} namespace={dataset?.name ?? namespace} />
            <button
              type="button"
              className="button plain small"
              aria-label={`Remove ${name} from the selection`}
              onClick={() => onSelect(nodes.filter((node) => node.id !== id).map((node) => node.id))}
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
      <div>
        <h3>Query</h3>
        <pre className="side-query">{query}</pre>
        <div className="row side-buttons">
          <button type="button" className="button small" onClick={() => onAsk(query)}>
            Run
          </button>
          <CopyButton text={query} />
        </div>
      </div>
    </div>
  )
}
