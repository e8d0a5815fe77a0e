import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileRegex, globEscape, globLiteral, matchesGlob, regexFault } from './text-match.ts'

describe('globs', () => {
  it.each<[string, string, boolean]>([
    ['a*', 'abc', true],
    ['a*', 'ba', false],
    ['*.tmp', 'a/b.c.tmp', true],
    ['a?c', 'abc', true],
    ['a?c', 'ac', false],
    ['?', '𝄞', true],
    ['??', '𝄞', false],
    ['*𝄞*', 'x𝄞y', true],
    ['', '', true],
    ['*', '', true],
    ['a\\*b', 'a*b', true],
    ['a\\*b', 'axb', false],
    ['a\\\\', 'a\\', true],
    ['A*', 'abc', false],
    ['*a*b*', 'xxaxxbxx', true],
    ['*a*b*', 'xxbxxaxx', false],
    ['a.c', 'abc', false],
    ['line*', 'line\nfeed', true],
  ])('%s on %s: %s', (glob, text, fits) => {
    expect(matchesGlob(glob, text)).toBe(fits)
  })

  it('agree with an equivalent regular expression', () => {
    const signs = fc.array(fc.constantFrom('a', 'b', '*', '?', '.'), { maxLength: 8 }).map((s) => s.join(''))
    const text = fc.array(fc.constantFrom('a', 'b', '.'), { maxLength: 10 }).map((s) => s.join(''))
    fc.assert(
      fc.property(signs, text, (glob, name) => {
        const source = glob.replaceAll('.', '\\.').replaceAll('*', '.*').replaceAll('?', '.')
        expect(matchesGlob(glob, name)).toBe(new RegExp(`^${source}$`, 's').test(name))
      }),
    )
  })

  it('take at most text × glob steps', () => {
    const started = performance.now()
    expect(matchesGlob('*a'.repeat(500), 'a'.repeat(4_096) + 'b')).toBe(false)
    expect(performance.now() - started).toBeLessThan(2_000)
  })

  it('match only the text itself if it is escaped', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(globLiteral(globEscape(text))).toBe(text)
        expect(matchesGlob(globEscape(text), text)).toBe(true)
      }),
    )
    expect(globLiteral('a*')).toBeUndefined()
  })
})

describe('regular expressions', () => {
  it('match anywhere, and may ignore case', () => {
    expect(compileRegex('b+c', false)('aabbcc')).toBe(true)
    expect(compileRegex('^b', false)('ab')).toBe(false)
    expect(compileRegex('ABC', true)('xxabcxx')).toBe(true)
  })

  it('take linear time where backtracking would not end', () => {
    expect(compileRegex('^(a+)+$', false)('a'.repeat(5_000) + 'b')).toBe(false)
  })

  it('report what RE2 does not support', () => {
    expect(regexFault('a(b')).toBeDefined()
    expect(regexFault('(?=x)')).toBeDefined()
    expect(regexFault('a{2,3}')).toBeUndefined()
  })
})
