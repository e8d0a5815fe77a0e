import type { GraphJson, PlanJson, TableJson } from './answer-json.ts'
import { renderCsv } from './csv.ts'
import { renderDot } from './dot.ts'
import { renderMermaid } from './mermaid.ts'
import { PLAIN } from './palette.ts'
import { renderPlan } from './plan.ts'
import type { Style } from './style.ts'
import { remarkLines } from './remarks.ts'
import { renderSummary } from './summary.ts'
import { renderTable } from './table.ts'
import { renderTree } from './tree.ts'

/** The forms in which an answer is written. `text` is for people: a tree for a graph, a table for a table. */
export const FORMATS = ['json', 'text', 'tree', 'table', 'csv', 'dot', 'mermaid'] as const
export type Format = (typeof FORMATS)[number]

/**
 * An answer in a format, with a line break at the end; undefined where the format cannot carry it: a table is no
 * drawing, a plan is JSON or text. A table asked for as `tree` is written as a table. Text forms for people (tree, table,
 * text) end with the answer's remarks and, for graphs, its counts.
 */
export function renderAs(
  format: Format,
  answer: GraphJson | TableJson | PlanJson,
  style: Style = {},
): string | undefined {
  const palette = style.palette ?? PLAIN
  if (format === 'json') return `${JSON.stringify(answer)}\n`
  if (answer.kind === 'plan')
    return format === 'text' || format === 'tree'
      ? withRemarks(renderPlan(answer, palette), answer, style)
      : undefined
  switch (format) {
    case 'text':
    case 'tree':
      return withRemarks(
        answer.kind === 'table' ? renderTable(answer, palette) : renderTree(answer, style),
        answer,
        style,
      )
    case 'table':
      return withRemarks(renderTable(answer, palette), answer, style)
    case 'csv':
      return renderCsv(answer)
    case 'dot':
      return answer.kind === 'graph' ? renderDot(answer) : undefined
    case 'mermaid':
      return answer.kind === 'graph' ? renderMermaid(answer) : undefined
  }
}

function withRemarks(body: string, answer: GraphJson | TableJson | PlanJson, style: Style): string {
  const tail = [
    ...(answer.kind === 'graph' ? [renderSummary(answer, style.palette)] : []),
    ...remarkLines(answer, style),
  ]
  return `${[body, ...(tail.length === 0 ? [] : ['', ...tail])].join('\n')}\n`
}
