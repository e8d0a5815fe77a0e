import type { Plan, SetNode } from '../query/plan.ts'

/** The operator below the stages of a plan. The duration of an answer depends on it most. */
export type PlanForm = SetNode['kind']

export function planForm({ root }: Plan): PlanForm {
  let node = root
  while ('input' in node) node = node.input
  return node.kind
}
