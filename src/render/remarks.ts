import type { GraphJson, NoteJson, PlanJson, TableJson } from './answer-json.ts'
import { PLAIN, type Palette } from './palette.ts'
import { printable } from './printable.ts'

/** What an answer says besides its rows: what cut it, then warnings and notes, one line each. */
export function remarkLines(
  answer: GraphJson | TableJson | PlanJson,
  palette: Palette = PLAIN,
): readonly string[] {
  const cuts =
    answer.kind === 'plan' || answer.complete
      ? []
      : answer.cuts.length === 0
        ? [palette.bad('incomplete')]
        : answer.cuts.map((cut) => `${palette.bad('incomplete:')} ${printable(cut.message)}`)
  return [...cuts, ...answer.notes.flatMap((note) => noteLines(note, palette))]
}

/** Notes or diagnostics where the query's text is not at hand for a caret picture. */
export function noteLines(note: NoteJson, palette: Palette = PLAIN): readonly string[] {
  const paint = { error: palette.bad, warning: palette.warn, note: palette.faint }[note.severity]
  return [
    `${paint(`${note.severity}:`)} ${printable(note.message)}`,
    ...(note.hints ?? []).map((hint) => `  ${palette.faint('hint:')} ${printable(hint)}`),
  ]
}
