import { compileDrawing } from '../compile/drawing/compile-drawing.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { DeletedCount } from '../query/browse-requests.ts'
import type { Plan } from '../query/plan.ts'
import type { PlanJson } from '../render/answer-json.ts'
import { toNotes } from '../render/to-answer-json.ts'
import { drawOutline } from '../render/outline.ts'
import type { Explained, LineageStore } from '../store/lineage-store.ts'
import type { Names } from './names.ts'
import { outlinePlan } from './outline-plan.ts'

/** The stages of a query as data: canonical text, plan, and the statements that running it sends. */
export function explainPlan(
  plan: Plan,
  store: Pick<LineageStore, 'kind'>,
  { statements, cuts }: Explained,
  names: Names,
  notes: readonly Diagnostic[],
  deleted: DeletedCount,
): PlanJson {
  const outline = drawOutline(outlinePlan(plan, nameOf(names)))
  return {
    kind: 'plan',
    query: plan.query,
    outline,
    plan,
    ...(deleted.datasets + deleted.jobs === 0 ? {} : { deleted }),
    statements,
    ...(cuts.length === 0 ? {} : { cuts }),
    ...(store.kind === 'neo4j' ? { browser: compileDrawing(plan) } : {}),
    notes: toNotes(notes),
  }
}

/** The name of an id, as found during resolution; an id without a name remains an id. */
function nameOf(names: Names): (id: string) => string {
  const byId = new Map<string, string>()
  for (const { matches } of names)
    for (const { id, canonical } of matches.candidates)
      byId.set(id, `${canonical.namespace}/${canonical.name}`)
  return (id) => byId.get(id) ?? id
}
