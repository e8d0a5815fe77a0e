import type { NodeJson } from '../../render/answer-json.ts'
import './node-flags.css'
import { flagsOf } from './flags-of.ts'

/** The marks of a node as chips. */
export function NodeFlags({ node }: { readonly node: NodeJson }) {
  const flags = flagsOf(node)
  if (flags.length === 0) return null
  return (
    <span className="node-flags">
      {flags.map(({ word, means, tone }) => (
        <span key={word} className={`chip node-flag-${tone}`} title={means}>
          {word}
        </span>
      ))}
    </span>
  )
}
