import type { IToken } from '../../../grammar/cst.ts'
import { isKeyword, isName, standIn } from '../../../grammar/parse-tokens.ts'
import * as t from '../../../grammar/tokens.ts'
import { diagnose } from '../../diagnostics/catalogue.ts'
import { editDistance } from '../../lib/edit-distance.ts'
import { nearest } from '../../lib/nearest.ts'
import { spanAt, splice, type Fault, type Repair } from './fault.ts'
import { synonyms } from './synonyms.ts'

const spellings = new Map([...t.keywords, t.Now, t.Today, t.Yesterday].map((type) => [type.LABEL!, type]))

/** `upstrem of x`: a misspelled keyword at the fault, or right before it if the parser read it as a name. */
export const misspelledWord = (fault: Fault): Repair | undefined =>
  corrected(fault, fault.at, () => fault.at + 2) ?? corrected(fault, fault.at - 1, () => fault.at + 1)

/** A word at the fault that resembles an expected keyword, even if the text after it has another mistake. */
export const closeWord = (fault: Fault): Repair | undefined =>
  corrected(fault, fault.at, (word, other) => (isClose(word, other) ? fault.at + 1 : Infinity))

/** Replaces the word at an index by a candidate if the text then parses at least as far as `needed`. */
function corrected(
  fault: Fault,
  index: number,
  needed: (word: string, other: string) => number,
): Repair | undefined {
  const { tokens, at } = fault
  const token = tokens[index]
  if (token === undefined || !(isName(token) || (index === at && isKeyword(token)))) return undefined
  const tried = candidatesFor(token)
    .map((word) => {
      const repaired = splice(tokens, index, index + 1, standIn(spellings.get(word)!, token))
      return { word, repaired, reached: fault.try(repaired) }
    })
    .filter(({ word, reached }) => reached >= needed(token.image.toLowerCase(), word))
  const furthest = Math.max(...tried.map((candidate) => candidate.reached))
  const best = tried.filter(({ reached }) => reached === furthest)
  if (best.length === 0) return undefined
  const params = {
    word: token.image,
    keyword: isKeyword(token),
    suggestions: best.slice(0, 3).map((candidate) => candidate.word),
  }
  return { diagnostic: diagnose('misspelled-word', params, spanAt(fault, index)), tokens: best[0]!.repaired }
}

/** Whether an edit distance is small enough to accept the word without support from the following text. */
const isClose = (word: string, other: string): boolean =>
  word.length > 2 && editDistance(word, other) <= (word.length > 4 ? 2 : 1)

/** Candidates for a word: its synonym first, then similar keywords. A keyword can only be another number of itself. */
function candidatesFor(token: IToken): readonly string[] {
  const word = token.image.toLowerCase()
  const most = Math.max(1, Math.floor(word.length / 3))
  const near = nearest(word, spellings.keys(), 5).filter(
    (other) => other !== word && editDistance(word, other) <= most,
  )
  if (isKeyword(token)) return near.filter((other) => other.startsWith(word) || word.startsWith(other))
  const meant = synonyms.get(word)
  return meant === undefined ? near : [meant, ...near]
}
