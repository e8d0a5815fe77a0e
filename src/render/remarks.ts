import type { AnswerJson, NoteJson } from './answer-json.ts'
import { PLAIN, type Palette } from './palette.ts'
import { printable } from './printable.ts'
import type { Style } from './style.ts'
import { wrapWords } from './wrap-words.ts'

/** The remarks of an answer: what truncated it, then warnings and notes, one line each if the width allows. */
export function remarkLines(answer: AnswerJson, style: Style = {}): readonly string[] {
  const palette = style.palette ?? PLAIN
  const line = (head: string, text: string, paint: (text: string) => string): readonly string[] => {
    const [first = '', ...rest] = wrapWords(`${head} ${printable(text)}`, style.width ?? Infinity)
    return [paint(head) + first.slice(head.length), ...rest]
  }
  const { cuts = [] } = answer
  const incomplete =
    cuts.length > 0
      ? cuts.flatMap((cut) => line('incomplete:', cut.message, palette.bad))
      : answer.kind === 'plan' || answer.complete
        ? []
        : [palette.bad('incomplete')]
  return [
    ...incomplete,
    ...answer.notes.flatMap((note) => [
      ...line(`${note.severity}:`, note.message, paintOf(note, palette)),
      ...(note.hints ?? []).flatMap((hint) => line('hint:', hint, palette.faint)),
    ]),
  ]
}

const paintOf = ({ severity }: NoteJson, palette: Palette): ((text: string) => string) =>
  ({ error: palette.bad, warning: palette.warn, note: palette.faint })[severity]
