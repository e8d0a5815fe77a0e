import type { Instant } from '../domain/time.ts'
import type { AnswerJson, GraphJson } from './answer-json.ts'
import { renderCsv } from './csv.ts'
import { renderDot } from './dot.ts'
import type { Format } from './format-names.ts'
import { renderGraphml } from './graphml.ts'
import { renderMermaid } from './mermaid.ts'
import { renderNdjson } from './ndjson.ts'
import { renderOpenLineage } from './openlineage.ts'
import { PLAIN, type Palette } from './palette.ts'
import { renderPlan } from './plan.ts'
import type { Style } from './style.ts'
import { remarkLines } from './remarks.ts'
import { renderTable } from './table.ts'
import { renderTree } from './tree.ts'
import { jsonText } from './printable.ts'

/** Options of rendering. */
export interface RenderOptions extends Style {
  /** The time of the answer, used for events about nodes without a time. The default is the beginning of 1970. */
  readonly at?: Instant
  /** Called for each written node, edge and row; may throw to stop rendering. */
  readonly check?: () => void
}

/**
 * An answer in a format, with a final line break; undefined if the format cannot represent it: a table has no
 * drawing, and a plan has only JSON or text. A table in the format `tree` is written as a table. Text for people
 * (tree, table, text) ends with the remarks of the answer and, for graphs, its counts.
 */
export function renderAs(
  format: Format,
  answer: AnswerJson,
  options: RenderOptions = {},
): string | undefined {
  const parts = renderParts(format, answer, options)
  return parts === undefined ? undefined : [...parts].join('')
}

/**
 * Same as `renderAs`, in parts. Formats made of lines and elements yield one at a time, so that no answer is one
 * large text in memory.
 */
export function renderParts(
  format: Format,
  answer: AnswerJson,
  options: RenderOptions = {},
): Iterable<string> | undefined {
  const { palette = PLAIN, check = () => undefined } = options
  if (format === 'json') return [`${jsonText(answer)}\n`]
  if (answer.kind === 'plan')
    return format === 'text' || format === 'tree'
      ? [withRemarks(renderPlan(answer, palette), answer, options)]
      : undefined
  switch (format) {
    case 'text':
    case 'tree': {
      const body =
        answer.kind === 'table' ? renderTable(answer, palette, check) : renderTree(answer, options, check)
      return [withRemarks(body, answer, options)]
    }
    case 'table':
      return [withRemarks(renderTable(answer, palette, check), answer, options)]
    case 'csv':
      return [renderCsv(answer, check)]
    case 'ndjson':
      return checking(renderNdjson(answer), check)
    case 'dot':
      return answer.kind === 'graph' ? [renderDot(answer, check)] : undefined
    case 'mermaid':
      return answer.kind === 'graph' ? [renderMermaid(answer, check)] : undefined
    case 'graphml':
      return answer.kind === 'graph' ? checking(renderGraphml(answer), check) : undefined
    case 'openlineage':
      return answer.kind === 'graph' ? checking(renderOpenLineage(answer, options.at ?? 0), check) : undefined
  }
}

/** Calls `check` before each part is made. */
function* checking(parts: Iterable<string>, check: () => void): Generator<string, undefined> {
  for (const part of parts) {
    check()
    yield part
  }
}

function withRemarks(body: string, answer: AnswerJson, style: Style): string {
  const tail = [
    ...(answer.kind === 'graph' ? [renderSummary(answer, style.palette)] : []),
    ...remarkLines(answer, style),
  ]
  return `${[body, ...(tail.length === 0 ? [] : ['', ...tail])].join('\n')}\n`
}

/**
 * The counts of a graph in one line: `12 members, 15 edges, complete`. A comparison also counts added and removed
 * members.
 */
function renderSummary(graph: GraphJson, palette: Palette = PLAIN): string {
  const { members, edges } = graph.stats
  const complete = graph.complete ? palette.good('complete') : palette.bad('incomplete')
  return `${counted(members, 'member')}${changes(graph)}, ${counted(edges, 'edge')}, ${complete}`
}

function changes({ nodes }: GraphJson): string {
  if (nodes.every(({ change }) => change === undefined)) return ''
  const members = nodes.filter(({ member }) => member === true)
  const count = (change: string): number => members.filter((node) => node.change === change).length
  return ` (${count('added')} added, ${count('removed')} removed)`
}

const counted = (count: number, thing: string): string => `${count} ${count === 1 ? thing : `${thing}s`}`
