import { expression } from './ebnf.ts'
import { lexicalRules } from './lexical-rules.ts'
import { escape, toRailroad } from './railroad.ts'
import type { RuleShape } from './shape.ts'

const STYLE = `
:root { color-scheme: light dark; --ink: #1f2733; --line: #5b6b80; --word: #e3f1e6; --token: #fdf1d8; --rule: #e6ecf8; --page: #fff }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6ebf2; --line: #8fa0b5; --word: #23402b; --token: #4a3a17; --rule: #263654; --page: #12161c }
}
body { margin: 2rem auto; max-width: 70rem; padding: 0 1rem; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, sans-serif }
h2 { margin: 2rem 0 0.3rem; font-size: 1.05rem }
.scroll { overflow-x: auto }
code, svg text { font-family: ui-monospace, monospace; font-size: 13px }
svg text { fill: var(--ink); text-anchor: middle }
svg path { fill: none; stroke: var(--line); stroke-width: 1.5 }
svg circle { fill: var(--line) }
svg rect { stroke: var(--line) }
rect.literal { fill: var(--word) } rect.token { fill: var(--token) } rect.rule { fill: var(--rule) }
a { color: inherit }
dt { font-family: ui-monospace, monospace; font-weight: 600; margin-top: 0.8rem }
`

/** A self-contained page with a railroad diagram for each rule. */
export function railroadPage(rules: readonly RuleShape[]): string {
  const sections = rules.map(
    ({ name, shape }) =>
      `<section id="rule-${name}"><h2>${name}</h2>\n<div class="scroll">${toRailroad(name, shape)}</div>\n` +
      `<code>${escape(expression(shape))}</code></section>`,
  )
  const tokens = lexicalRules.map(
    ({ name, definition, remark }) =>
      `<dt>${name}</dt><dd><code>${escape(definition)}</code>${remark === '' ? '' : `<br>${escape(remark)}`}</dd>`,
  )
  return [
    '<!doctype html>',
    '<!-- Generated from the grammar by `npm run grammar:generate`. -->',
    '<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    `<title>The lineage language</title><style>${STYLE}</style></head><body>`,
    '<h1>The lineage language</h1>',
    '<p>Round: a keyword or symbol, in any case. Less round: a kind of word, listed at the end. Square: another rule.</p>',
    ...sections,
    '<h2>Words</h2><dl>',
    ...tokens,
    '</dl></body></html>',
    '',
  ].join('\n')
}
