import { useSyncExternalStore } from 'react'
import { createCell } from '../../api/cell.ts'
import { addPast, clearPast, readPast, type PastQuestion, type Shelf } from './past-questions.ts'

/** Reading `localStorage` alone may be refused. */
const shelf: Shelf = {
  getItem: (key) => localStorage.getItem(key),
  setItem: (key, value) => localStorage.setItem(key, value),
  removeItem: (key) => localStorage.removeItem(key),
}

const past = createCell(readPast(shelf))
addEventListener('storage', () => past.set(readPast(shelf)))

export const usePast = (): readonly PastQuestion[] => useSyncExternalStore(past.subscribe, past.get)
export const keepPast = (question: PastQuestion): void => past.set(addPast(shelf, question))

export function forgetPast(): void {
  clearPast(shelf)
  past.set([])
}
