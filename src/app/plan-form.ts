import type { Plan, SetNode } from '../query/plan.ts'

/** The operator that a plan's stages work on: what says most about how long an answer takes. */
export type PlanForm = SetNode['kind']

export function planForm({ root }: Plan): PlanForm {
  let node = root
  while ('input' in node) node = node.input
  return node.kind
}
