import { HighlightStyle } from '@codemirror/language'
import { tags } from '@lezer/highlight'

interface Colours {
  readonly keyword: string
  readonly text: string
  readonly value: string
  readonly parameter: string
  readonly faint: string
}

const styleOf = ({ keyword, text, value, parameter, faint }: Colours, themeType: 'light' | 'dark') =>
  HighlightStyle.define(
    [
      { tag: tags.keyword, color: keyword, fontWeight: '600' },
      { tag: [tags.string, tags.special(tags.string), tags.regexp], color: text },
      { tag: [tags.number, tags.literal, tags.atom], color: value },
      { tag: [tags.variableName, tags.macroName], color: parameter },
      { tag: tags.compareOperator, color: keyword },
      { tag: [tags.bracket, tags.separator], color: faint },
      { tag: tags.lineComment, color: faint, fontStyle: 'italic' },
    ],
    { themeType },
  )

/** Colours on white. Each has a contrast of at least 4.5 : 1 (WCAG 2.2, 1.4.3). */
export const lightStyle = styleOf(
  { keyword: '#0550ae', text: '#116329', value: '#953800', parameter: '#8250df', faint: '#57606a' },
  'light',
)

/** Colours on a dark page (#0d1117), with at least the same contrast. */
export const darkStyle = styleOf(
  { keyword: '#79c0ff', text: '#7ee787', value: '#ffa657', parameter: '#d2a8ff', faint: '#8b949e' },
  'dark',
)
