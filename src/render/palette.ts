/** Functions that style terminal text. Callers pass them in, so that rendering does not depend on a terminal. */
export interface Palette {
  readonly strong: (text: string) => string
  readonly faint: (text: string) => string
  readonly start: (text: string) => string
  readonly good: (text: string) => string
  readonly bad: (text: string) => string
  readonly warn: (text: string) => string
}

const plain = (text: string): string => text

/** No colours: for files, pipes and NO_COLOR. */
export const PLAIN: Palette = {
  strong: plain,
  faint: plain,
  start: plain,
  good: plain,
  bad: plain,
  warn: plain,
}

const sgr =
  (on: number, off: number) =>
  (text: string): string =>
    `\u001b[${on}m${text}\u001b[${off}m`

/** ANSI SGR colours of the terminal's own scheme (ECMA-48 §8.3.117). */
export const ANSI: Palette = {
  strong: sgr(1, 22),
  faint: sgr(2, 22),
  start: sgr(36, 39),
  good: sgr(32, 39),
  bad: sgr(31, 39),
  warn: sgr(33, 39),
}
