const whole = new Intl.NumberFormat()

/** `12,345`, in the user's locale. */
export const countText = (count: number): string => whole.format(count)

const BYTES = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'] as const

/** `1.5 GB`, with SI prefixes (powers of 1000). */
export function bytesText(bytes: number): string {
  const step = Math.min(BYTES.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)))
  const value = bytes / 1000 ** step
  return `${value.toFixed(value < 10 && step > 0 ? 1 : 0)} ${BYTES[step]!}`
}

/** `1 run`, `2 runs`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${countText(count)} ${count === 1 ? one : many}`
