import { compareText } from '../lib/compare.ts'
import { ORDERS, type ListKind, type BrowseOrder, type KeyPart, type ListKey } from './browse-requests.ts'

/** What the keys of an order are made of; undefined where the kind is not listed in it. */
export function keyParts(kind: ListKind, order: BrowseOrder): readonly KeyPart[] | undefined {
  const orders: Readonly<Record<string, readonly KeyPart[]>> = ORDERS[kind]
  return Object.hasOwn(orders, order) ? orders[order] : undefined
}

/** Whether an order descends: with a time that does. */
export const descends = (parts: readonly KeyPart[]): boolean => parts.includes('time')

/** Which of two keys comes first in an order, as a number below, at or above 0. */
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
