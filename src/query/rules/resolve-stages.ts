import { diagnose } from '../../diagnostics/catalogue.ts'
import type { TextSpan } from '../../diagnostics/span.ts'
import type { Stage, Word } from '../../lang/ast.ts'
import { assertNever } from '../../lib/assert-never.ts'
import { kindsOf } from '../kinds-of.ts'
import type { PlanNode, PlanPredicate } from '../plan.ts'
import { contradictoryNames, distancesOf, constantTruthOf } from './constant-predicate.ts'
import { checkUselessStages } from './useless-stages.ts'
import { checkField, checkRepeats } from './field-checks.ts'
import { readInteger } from './read-param.ts'
import { resolvePredicate, type PredicatePlace } from './resolve-predicate.ts'
import type { Resolver } from './resolver.ts'

/** The stages that may follow a stage that returns a table. */
const AFTER: Readonly<Partial<Record<Form, readonly string[]>>> = {
  count: [],
  'count by': ['order by', 'limit'],
  show: ['limit'],
}
type Form = 'where' | 'order by' | 'limit' | 'count' | 'count by' | 'show'

/** Adds the stages of a query in the order written; each applies to the result of those before it. */
export function resolveStages(
  input: PlanNode,
  stages: readonly Stage[],
  ageFrom: number,
  resolver: Resolver,
): PlanNode {
  const place: PredicatePlace = { kinds: kindsOf(input), ageFrom }
  checkUselessStages(stages, resolver)
  let node = input
  let table: { readonly form: Form; readonly by: readonly Word[] } | undefined
  for (const stage of stages) {
    const form = formOf(stage)
    const allowed = table && (AFTER[table.form] ?? [])
    if (table !== undefined && allowed !== undefined && !allowed.includes(form)) {
      resolver.report(diagnose('stage-order', { stage: form, after: table.form, allowed }, stage.span))
      continue
    }
    node = resolveStage(node, stage, place, table?.by, resolver)
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
  resolver: Resolver,
): PlanNode {
  switch (stage.kind) {
    case 'where': {
      const predicate = resolvePredicate(stage.predicate, place, resolver)
      reportConstantTruth(predicate, input, place, stage.predicate.span, resolver)
      return { kind: 'where', input, predicate }
    }
    case 'orderBy': {
      const fields = stage.keys.map((key) => key.field)
      checkRepeats(fields, 'order by', resolver)
      for (const field of fields)
        if (rowsBy === undefined) checkField(field, place.kinds, resolver)
        else checkRowField(field, rowsBy, resolver)
      const keys = stage.keys.map(({ field, descending }) => ({ field: field.text, descending }))
      return { kind: 'orderBy', input, keys }
    }
    case 'limit':
      return { kind: 'limit', input, count: readInteger(stage.count, resolver) ?? 0 }
    case 'count':
      checkRepeats(stage.by, 'count by', resolver)
      for (const field of stage.by) checkField(field, place.kinds, resolver)
      return { kind: 'count', input, by: stage.by.map((field) => field.text) }
    case 'show':
      checkRepeats(stage.fields, 'show', resolver)
      for (const field of stage.fields) checkField(field, place.kinds, resolver)
      return { kind: 'show', input, fields: stage.fields.map((field) => field.text) }
    default:
      return assertNever(stage)
  }
}

/** Warns about a condition that holds for all members or for none, whatever the graph. */
function reportConstantTruth(
  predicate: PlanPredicate,
  input: PlanNode,
  { kinds }: PredicatePlace,
  span: TextSpan,
  resolver: Resolver,
): void {
  const truth = constantTruthOf(predicate, { kinds, distances: distancesOf(input) })
  const field = truth === undefined ? contradictoryNames(predicate) : undefined
  if (field !== undefined) resolver.report(diagnose('two-names', { field: field }, span))
  if (truth === undefined) return
  const code = truth.holds === 'always' ? 'where-always' : 'where-never'
  resolver.report(diagnose(code, { because: truth.because }, span))
}

/** The rows of `count by` have the counted fields, and `count`. */
function checkRowField(field: Word, by: readonly Word[], resolver: Resolver): void {
  const known = [...by.map((word) => word.text), 'count']
  if (known.includes(field.text)) return
  const params = {
    field: field.text,
    of: 'the rows of `count by`',
    nearest: resolver.nearest(field.text, known, 3),
    known,
  }
  resolver.report(diagnose('unknown-field', params, field.span))
}

function formOf(stage: Stage): Form {
  if (stage.kind === 'orderBy') return 'order by'
  return stage.kind === 'count' && stage.by.length > 0 ? 'count by' : stage.kind
}
