import { diagnose } from '../../diagnostics/catalogue.ts'
import type { TextSpan } from '../../diagnostics/span.ts'
import type { Stage, Word } from '../../lang/ast.ts'
import { assertNever } from '../../lib/assert-never.ts'
import { kindsOf } from '../kinds-of.ts'
import type { PlanNode, PlanPredicate } from '../plan.ts'
import { askedTwice, distancesOf, senseOf } from './predicate-sense.ts'
import { checkUselessStages } from './useless-stages.ts'
import { checkField, checkRepeats } from './field-checks.ts'
import { readInteger } from './read-param.ts'
import { resolvePredicate, type PredicatePlace } from './resolve-predicate.ts'
import type { Resolving } from './resolving.ts'

/** What may follow a stage that makes a table. */
const AFTER: Readonly<Partial<Record<Form, readonly string[]>>> = {
  count: [],
  'count by': ['order by', 'limit'],
  show: ['limit'],
}
type Form = 'where' | 'order by' | 'limit' | 'count' | 'count by' | 'show'

/** The stages of a query in the order written, each upon what those before it leave. */
export function resolveStages(
  input: PlanNode,
  stages: readonly Stage[],
  ageFrom: number,
  resolving: Resolving,
): PlanNode {
  const place: PredicatePlace = { kinds: kindsOf(input), ageFrom }
  checkUselessStages(stages, resolving)
  let node = input
  let table: { readonly form: Form; readonly by: readonly Word[] } | undefined
  for (const stage of stages) {
    const form = formOf(stage)
    const allowed = table && (AFTER[table.form] ?? [])
    if (table !== undefined && allowed !== undefined && !allowed.includes(form)) {
      resolving.report(diagnose('stage-order', { stage: form, after: table.form, allowed }, stage.span))
      continue
    }
    node = resolveStage(node, stage, place, table?.by, resolving)
    if (stage.kind === 'count' || stage.kind === 'show')
      table = { form, by: stage.kind === 'count' ? stage.by : [] }
  }
  return node
}

function resolveStage(
  input: PlanNode,
  stage: Stage,
  place: PredicatePlace,
  rowsBy: readonly Word[] | undefined,
  resolving: Resolving,
): PlanNode {
  switch (stage.kind) {
    case 'where': {
      const predicate = resolvePredicate(stage.predicate, place, resolving)
      reportSense(predicate, input, place, stage.predicate.span, resolving)
      return { kind: 'where', input, predicate }
    }
    case 'orderBy': {
      const fields = stage.keys.map((key) => key.field)
      checkRepeats(fields, 'order by', resolving)
      for (const field of fields)
        if (rowsBy === undefined) checkField(field, place.kinds, resolving)
        else checkRowField(field, rowsBy, resolving)
      const keys = stage.keys.map(({ field, descending }) => ({ field: field.text, descending }))
      return { kind: 'orderBy', input, keys }
    }
    case 'limit':
      return { kind: 'limit', input, count: readInteger(stage.count, resolving) ?? 0 }
    case 'count':
      checkRepeats(stage.by, 'count by', resolving)
      for (const field of stage.by) checkField(field, place.kinds, resolving)
      return { kind: 'count', input, by: stage.by.map((field) => field.text) }
    case 'show':
      checkRepeats(stage.fields, 'show', resolving)
      for (const field of stage.fields) checkField(field, place.kinds, resolving)
      return { kind: 'show', input, fields: stage.fields.map((field) => field.text) }
    default:
      return assertNever(stage)
  }
}

/** Warns of a condition that holds for all or for none, whatever the graph is. */
function reportSense(
  predicate: PlanPredicate,
  input: PlanNode,
  { kinds }: PredicatePlace,
  span: TextSpan,
  resolving: Resolving,
): void {
  const sense = senseOf(predicate, { kinds, distances: distancesOf(input) })
  const twice = sense === undefined ? askedTwice(predicate) : undefined
  if (twice !== undefined) resolving.report(diagnose('two-names', { field: twice }, span))
  if (sense === undefined) return
  const code = sense.holds === 'always' ? 'where-always' : 'where-never'
  resolving.report(diagnose(code, { because: sense.because }, span))
}

/** The rows of `count by` have its fields, and `count`. */
function checkRowField(field: Word, by: readonly Word[], resolving: Resolving): void {
  const known = [...by.map((word) => word.text), 'count']
  if (known.includes(field.text)) return
  const params = {
    field: field.text,
    of: 'the rows of `count by`',
    nearest: resolving.nearest(field.text, known, 3),
    known,
  }
  resolving.report(diagnose('unknown-field', params, field.span))
}

function formOf(stage: Stage): Form {
  if (stage.kind === 'orderBy') return 'order by'
  return stage.kind === 'count' && stage.by.length > 0 ? 'count by' : stage.kind
}
