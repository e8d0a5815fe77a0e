import type { NodeJson } from '../../render/answer-json.ts'
import './node-flags.css'
import { flagsOf } from './flags-of.ts'

/** What is to know of a node besides its name, as small signs with words. */
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
