import { both, plural } from '../diagnostics/wording.ts'
import type { PlanJson } from './answer-json.ts'
import { PLAIN, type Palette } from './palette.ts'
import { printable } from './printable.ts'

/**
 * The answer of `explain` for people: the canonical query, the plan as a tree, and each statement with its
 * parameters and how many times it is sent.
 */
export function renderPlan(plan: PlanJson, palette: Palette = PLAIN): string {
  return [
    palette.strong('query'),
    indented(plan.query),
    '',
    palette.strong('plan'),
    indented(plan.outline),
    ...(plan.deleted === undefined
      ? []
      : ['', palette.strong('passed by'), indented(`${counts(plan.deleted)} that were deleted`)]),
    ...plan.statements.flatMap(({ title, language, text, params, count }) => [
      '',
      `${palette.strong(printable(title))} ${palette.faint(`(${language}${count === 1 ? '' : `, sent ${count} times`})`)}`,
      indented(text),
      ...Object.entries(params).map(
        ([name, value]) => `  ${palette.faint(`$${name} =`)} ${printable(JSON.stringify(value))}`,
      ),
    ]),
  ].join('\n')
}

const counts = ({ datasets, jobs }: NonNullable<PlanJson['deleted']>): string =>
  both([
    ...(datasets === 0 ? [] : [plural(datasets, 'dataset')]),
    ...(jobs === 0 ? [] : [plural(jobs, 'job')]),
  ])

const indented = (text: string): string =>
  text
    .split('\n')
    .map((line) => `  ${printable(line)}`)
    .join('\n')
