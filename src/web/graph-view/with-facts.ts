import type { DescribedThings } from '../../http/shapes/described.ts'
import type { GraphJson, NodeJson } from '../../render/answer-json.ts'

export type Fact = DescribedThings['items'][number]
export type Facts = ReadonlyMap<string, Fact>

interface Joined {
  readonly fact: Fact
  readonly node: NodeJson
}

/** Adds facts to the nodes of an answer. */
export type WithFacts = (answer: GraphJson, facts: Facts) => GraphJson

/**
 * Adds facts to answers. A node whose fact did not change is the same object as before, so that its card is reused. Fields that the
 * query itself returned win over facts.
 */
export function rememberFacts(): WithFacts {
  const joined = new WeakMap<NodeJson, Joined>()
  const join = (node: NodeJson, fact: Fact): NodeJson => {
    const known = joined.get(node)
    if (known?.fact === fact) return known.node
    const made: NodeJson = { ...fact, ...node }
    joined.set(node, { fact, node: made })
    return made
  }
  return (answer, facts) => {
    if (facts.size === 0) return answer
    const nodes = answer.nodes.map((node) => {
      const fact = facts.get(node.id)
      return fact === undefined ? node : join(node, fact)
    })
    return { ...answer, nodes }
  }
}
