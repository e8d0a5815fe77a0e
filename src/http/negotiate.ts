interface Range {
  readonly type: string
  readonly subtype: string
  readonly quality: number
}

/**
 * The offer that an `Accept` header (RFC 9110 §12.5.1) prefers; the first of equals, and the first without a header. Undefined if
 * it accepts none. Ignores parameters other than `q`.
 */
export function negotiate<T extends string>(accept: string | undefined, offers: readonly T[]): T | undefined {
  if (accept === undefined || accept.trim() === '') return offers[0]
  const ranges = accept.split(',').flatMap(readRange)
  let best: { readonly offer: T; readonly quality: number; readonly exactness: number } | undefined
  for (const offer of offers) {
    const { quality, exactness } = judge(offer, ranges)
    if (quality <= 0) continue
    if (
      best === undefined ||
      quality > best.quality ||
      (quality === best.quality && exactness > best.exactness)
    )
      best = { offer, quality, exactness }
  }
  return best?.offer
}

function readRange(text: string): readonly Range[] {
  const [media = '', ...parameters] = text.toLowerCase().split(';')
  const match = /^\s*([^\s/]+)\/([^\s/]+)\s*$/.exec(media)
  if (match === null) return []
  const q = parameters
    .map((parameter) => /^\s*q=([0-9.]+)\s*$/.exec(parameter)?.[1])
    .find((value) => value !== undefined)
  const quality = q === undefined ? 1 : Number(q)
  return [{ type: match[1]!, subtype: match[2]!, quality: Number.isNaN(quality) ? 0 : Math.min(1, quality) }]
}

/** The most specific matching range decides, so `text/csv;q=0, text/*` refuses CSV. */
function judge(
  offer: string,
  ranges: readonly Range[],
): { readonly quality: number; readonly exactness: number } {
  const [type, subtype] = offer.split('/')
  let found = { quality: 0, exactness: -1 }
  for (const range of ranges) {
    const exactness =
      range.type === type && range.subtype === subtype
        ? 2
        : range.type === type && range.subtype === '*'
          ? 1
          : 0
    if (exactness === 0 && !(range.type === '*' && range.subtype === '*')) continue
    if (exactness > found.exactness) found = { quality: range.quality, exactness }
  }
  return found
}
