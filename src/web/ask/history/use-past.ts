import { useSyncExternalStore } from 'react'
import { createCell } from '../../api/cell.ts'
import { addPast, clearPast, readPast, type PastQuestion, type HistoryStorage } from './past-questions.ts'

/** Accessing `localStorage` may throw. */
const storage: HistoryStorage = {
  getItem: (key) => localStorage.getItem(key),
  setItem: (key, value) => localStorage.setItem(key, value),
  removeItem: (key) => localStorage.removeItem(key),
}

const past = createCell(readPast(storage))
addEventListener('storage', () => past.set(readPast(storage)))

export const usePast = (): readonly PastQuestion[] => useSyncExternalStore(past.subscribe, past.get)
export const recordQuery = (question: PastQuestion): void => past.set(addPast(storage, question))

export function clearHistory(): void {
  clearPast(storage)
  past.set([])
}
