import { cstTypes } from './cst-types.ts'
import { toEbnf } from './ebnf.ts'
import { railroadPage } from './railroad-page.ts'
import { ruleShapes } from './shape.ts'
import { textmateGrammar } from './textmate.ts'
import { TributaryParser } from './tributary-parser.ts'

/** The files generated from the grammar: file name in this folder → function that returns the text. */
export const generated: Readonly<Record<string, () => string>> = {
  'tributary-cst.ts': () => cstTypes(new TributaryParser().getGAstProductions()),
  'tributary.ebnf': () => toEbnf(ruleShapes()),
  'railroad.html': () => railroadPage(ruleShapes()),
  'tributary.tmLanguage.json': textmateGrammar,
}
