import { diagnose } from '../../diagnostics/catalogue.ts'
import type { Word } from '../../lang/ast.ts'
import type { Via, WalkLevel } from '../plan.ts'
import type { Inherited } from './inherited.ts'
import type { Resolver } from './resolver.ts'

const WORDS = ['direct', 'indirect', 'masked', 'unmasked', 'stated', 'inferred'] as const
type ViaWord = (typeof WORDS)[number]

/** Which edges a walk may cross. An empty `transformation` means none. */
export function resolveVia(via: Inherited['via'], at: WalkLevel, resolver: Resolver): Via {
  if (via === undefined) return {}
  via.used = true
  const { words: written, span } = via.value
  const words = new Set(written.flatMap((word) => known(word, at, resolver) ?? []))
  for (const [a, b] of [
    ['masked', 'unmasked'],
    ['stated', 'inferred'],
  ] as const) {
    if (!words.has(a) || !words.has(b)) continue
    resolver.report(diagnose('via-contradiction', { words: [a, b] }, span))
    return { transformation: [] }
  }
  const types = [
    ...(words.has('direct') ? (['DIRECT'] as const) : []),
    ...(words.has('indirect') ? (['INDIRECT'] as const) : []),
  ]
  return {
    ...(words.has('stated') ? { basis: 'stated' } : words.has('inferred') ? { basis: 'inferred' } : {}),
    ...(types.length === 1 ? { transformation: types } : {}),
    ...(words.has('masked') ? { masking: true } : words.has('unmasked') ? { masking: false } : {}),
  }
}

function known({ text, span }: Word, at: WalkLevel, resolver: Resolver): ViaWord | undefined {
  const word = WORDS.find((w) => w === text.toLowerCase())
  if (word === undefined)
    resolver.report(
      diagnose('unknown-via', { word: text, nearest: resolver.nearest(text, WORDS, 3), known: WORDS }, span),
    )
  else if (at !== 'column' && word !== 'stated' && word !== 'inferred')
    resolver.report(diagnose('via-needs-column', { word }, span))
  return word
}
