import { compareText } from '../lib/compare.ts'
import { ORDERS, type ListKind, type BrowseOrder, type KeyPart, type ListKey } from './browse-requests.ts'

/** The parts of the keys of an order; undefined if the kind has no such order. */
export function keyParts(kind: ListKind, order: BrowseOrder): readonly KeyPart[] | undefined {
  const orders: Readonly<Record<string, readonly KeyPart[]>> = ORDERS[kind]
  return Object.hasOwn(orders, order) ? orders[order] : undefined
}

/** Whether an order is descending: it is if it has a descending time. */
export const descends = (parts: readonly KeyPart[]): boolean => parts.includes('time')

/** Compares two keys of an order; the result is negative, 0 or positive. */
export function compareKeys(parts: readonly KeyPart[]): (a: ListKey, b: ListKey) => number {
  const sign = descends(parts) ? -1 : 1
  return (a, b) => {
    for (let i = 0; i < parts.length; i++) {
      const [one, other] = [a[i]!, b[i]!]
      const order = typeof one === 'number' ? one - (other as number) : compareText(one, other as string)
      if (order !== 0) return sign * order
    }
    return 0
  }
}
