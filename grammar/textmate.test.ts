import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import oniguruma from 'vscode-oniguruma'
import textmate, { type IGrammar, type IRawGrammar } from 'vscode-textmate'
import { format } from '../src/lang/format.ts'
import { randomText } from '../test/generators/random-query.ts'
import { GOLDEN_QUERIES } from '../test/golden/queries.ts'
import { lexLine } from './lex-line.ts'
import { lex } from './lexer.ts'
import { TEXTMATE_SCOPES, textmateGrammar } from './textmate.ts'
import { tokenClass } from './token-class.ts'
import { runs } from '../test/runs.ts'

/** A range of the text (offsets) and its class. */
interface Stretch {
  readonly start: number
  readonly end: number
  readonly kind: string
}

const kinds = Object.entries(TEXTMATE_SCOPES)

/** The stretches of a text as a TextMate engine sees them: neighbours of one token put together, blanks left out. */
function byTextmate(grammar: IGrammar, text: string): readonly Stretch[] {
  const found: Stretch[] = []
  let [state, at] = [textmate.INITIAL, 0]
  for (const line of text.split('\n')) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state)
    for (const { startIndex, endIndex, scopes } of tokens) {
      const kind = kinds.find(([, scope]) => scopes.includes(scope))?.[0]
      const [start, end] = [at + startIndex, at + Math.min(endIndex, line.length)]
      if (end <= start || (kind === undefined && text.slice(start, end).trim() === '')) continue
      const before = found.at(-1)
      if (before?.kind === kind && before?.end === start && kind === 'quoted')
        found[found.length - 1] = { ...before, end }
      else found.push({ start, end, kind: kind ?? 'nothing' })
    }
    state = ruleStack
    at += line.length + 1
  }
  return found
}

/** The stretches of a text as the lexer sees them, line by line, which must be as it sees the whole. */
function byLexer(text: string): readonly Stretch[] {
  const found: Stretch[] = []
  let [afterMatching, at] = [false, 0]
  for (const line of text.split('\n')) {
    const lexed = lexLine(line, afterMatching, 10_000)
    found.push(...lexed.tokens.map(({ start, end, kind }) => ({ start: at + start, end: at + end, kind })))
    afterMatching = lexed.afterMatching
    at += line.length + 1
  }
  return found
}

const wholeByLexer = (text: string): readonly Stretch[] =>
  lex(text, 10_000).tokens.map((token) => ({
    start: token.startOffset,
    end: token.endOffset! + 1,
    kind: tokenClass(token),
  }))

const reference = await readFile(new URL('README.md', import.meta.url), 'utf8')
const examples = [...reference.matchAll(/^```lineage\n([\s\S]*?)^```$/gmu)].flatMap((block) => [
  block[1]!,
  ...block[1]!.trim().split('\n'),
])

/** Cases that the examples lack: comments, escapes, lines between `matching` and its expression, look-alikes. */
const ODD = [
  '-- only a comment',
  'upstream of a--b -- a comment\n  depth 3',
  'datasets matching\n-- which\n\n  /a\\/b "c"/i like "x -- y"',
  'datasets matching like /a/b',
  'dataset \'it\\\'s\' in "a\\"b\\u00e9"',
  'dataset "two"--comment',
  'datasets where name matching /x/ and owner = now order by name',
  'upstream of /data/matching/x depth 2..4 since P1DT12H',
  'upstream of $name since 2026-11-01T10:00:00.5+01:00 until 2026-11-02',
  'id 0f8fad5b-d9cb-469f-a165-70867728950e',
  'upstream of matching.orders.v2 at COLUMN',
  '@unowned(namespace=s3://lake,n=1.5)',
  'datasets like *.depth? in größe',
  '{a,b};datasets where distance<=2 and distance!=1',
]

describe('the TextMate grammar', () => {
  let grammar: IGrammar
  beforeAll(async () => {
    const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm')
    await oniguruma.loadWASM(await readFile(wasm))
    const registry = new textmate.Registry({
      onigLib: Promise.resolve({
        createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
        createOnigString: (text) => new oniguruma.OnigString(text),
      }),
      loadGrammar: () => Promise.resolve(JSON.parse(textmateGrammar()) as IRawGrammar),
    })
    grammar = (await registry.loadGrammar('source.tributary'))!
  })

  it.each([...examples, ...GOLDEN_QUERIES.map(({ text }) => text), ...ODD])(
    'sees what the lexer sees: %s',
    (text) => {
      expect(byTextmate(grammar, text)).toEqual(byLexer(text))
      expect(byLexer(text).filter(({ kind }) => kind !== 'comment')).toEqual(wholeByLexer(text))
    },
  )

  it('classifies any query as the lexer does', () => {
    fc.assert(
      fc.property(randomText, (tree) => {
        const text = format(tree)
        expect(byTextmate(grammar, text)).toEqual(wholeByLexer(text))
      }),
      { numRuns: runs(500) },
    )
  })
})

describe('lexLine', () => {
  it('classifies lines as the lexer does, wherever a query is broken', () => {
    fc.assert(
      fc.property(randomText, fc.infiniteStream(fc.constantFrom(' ', '\n', '\n -- x\n')), (tree, gaps) => {
        const { tokens } = lex(format(tree), 10_000)
        const text = tokens.map(({ image }) => image + String(gaps.next().value)).join('')
        expect(byLexer(text).filter(({ kind }) => kind !== 'comment')).toEqual(wholeByLexer(text))
      }),
      { numRuns: runs(500) },
    )
  })
})
